"""Words that look like head-words and are none: labels of details, and remarks in parentheses. Data, in lower case."""

LABELS = frozenset(
    """
    en zh 中文 英文 英语 english chinese 译名 别名 又名 简称 全称 缩写 读音
    参见 参考 参考资料 参考文献 另见 see 相关 相关链接 相关文档 更多 延伸阅读 来源 出处 引用 source sources link links 链接 官网 文档 资料 原文 原提问
    论文 paper papers 代码 code github 项目地址 地址 网址 演示 demo 视频 图片 图 下载 reference references resources blog quote foreword 目录
    对比 比较 区别 差异 联系 关系 不同点 相同点 与之对比 共同点
    定义 概念 概述 简介 介绍 说明 解释 含义 背景 背景介绍 动机 目标 目的 作用 功能 用途 用法 使用 使用方法 使用用法 应用 应用场景 场景 适用场景 适用范围
    举例 例 例子 例如 示例 案例 实战 实践 练习 前言 引言 杂记 杂项 特性 类别 分类 任务 任务描述 限制
    原理 基本原理 工作原理 核心原理 核心思想 思想 直觉 直观理解 机制 方法 做法 步骤 流程 过程 实现 结构 组成 公式 推导 输入 输出 处理
    由来 历史 争议 讨论 误区 常见误区 趋势 展望 现状 原始论文 原论文 一句话 一句话总结
    取值 范围 单位 默认值 典型值 符号 记号 同义词 反义词 近义词 上位词 下位词 又称 又名 也叫 英文名 英文全称 中文名 alias aliases synonym synonyms
    优点 缺点 优势 劣势 优缺点 不足 局限 局限性 缺陷 特点 性能 性能指标 效果 结果 结论 总结 小结 影响 意义 价值 挑战 难点 问题 原因 解决 解决方案 解决方法
    注意 注 注意事项 提示 提醒 警告 备注 重点 要点 关键 关键点 建议 推荐 技巧 经验 常见问题 其他 其它 补充 待办 数值范围 数值选项 常用比例 复现性 多样性
    问 答 问题 回答 q a question answer 首先 其次 然后 最后 第一 第二 第三 一 二 三 安装 保存 加载 配置 下载 语言 框架 作者 时间 日期 版本
    note notes tip tips warning caution important todo example examples e.g i.e usage definition summary overview introduction
    text history details pros cons input output default type types name date author title version description
    """.split()
) | {"see also", "core concepts", "further reading", "table of contents"}

# Before one of the words behind, these make a label too: 核心思想, 论文链接, 使用方法.
LABEL_PREFIXES = (
    "主要|核心|基本|基础|常见|常用|典型|相关|具体|详细|适用|应用|使用|实际|其他|其它|更多|参考|项目|论文|官方|代码|数值|关键|重要|最新|多维|"
    "附加|技术|社区|学习|工作|总体|整体|简单|真正|假想|潜在|数学|方法|计算|形象|抽象|训练|推理|微调训练"
)
LABEL_SUFFIXES = (
    "链接|地址|场景|示例|例子|案例|说明|步骤|流程|过程|优势|优点|缺点|特点|作用|用途|原理|定义|解释|资料|文档|比例|范围|选项|公式|应用|背景|目标|"
    "意义|区别|对比|问题|建议|技巧|方式|方法|效果|结果|思想|概述|细节|表达|表示|类比|标识|理解|挑战|阶段|方案|要求|指标|功能|结构|概念"
)

# Headings below which a section tells what the one around it is.
TELLING = (
    "概述|简介|介绍|背景介绍|定义|概念|基本概念|基本原理|原理|含义|解释|说明|多维定义|多维解释|方法概述|是什么|什么是|作用|"
    "overview|introduction|intro|definition|what is it|about|summary"
)

REMARKS = frozenset(
    """
    可选 必选 必填 必需 必须 推荐 不推荐 默认 可省略 重要 新 旧 上 下 左 右 续 完 略 待补充 待续 未完 已废弃 废弃 弃用 最新 最新应用 最新版 备用 单选 多选 选做
    一 二 三 四 五 六 七 八 九 十 上图 下图 左图 右图 如图 见上 见下 如下 见下图 同上
    optional required recommended default deprecated new old beta alpha wip todo tbd draft cont continued n/a none
    """.split()
) | {"opens new window", "not recommended"}

# What stands first in a sentence and is no term.
OPENERS = (
    "这|那|它|他|她|其|本|该|此|我|你|大家|目前|一般|通常|因此|所以|但|而|如|例|比如|虽然|因为|由于|在|从|对|为|以|首先|其次|最后|其实|整体|总|另|同|"
    "只|最|常见|下面|上面|前面|后面|以上|当|可|不|没|有|并|也|还|又|就|都|才|再|更|很|第|主要|关键|核心|问题|原因|结果|重点|目标|训练目标|优点|缺点|"
    "与|和|或|且|即|若|用|使|让|把|被|将|给|由|向|通过|根据|基于|一|两|三|几|多|各|每|某|所|想|要|能|会|应|需|请|谁|什么|哪|怎|何|时|尽管|假设|假如|起初|上图|下图|图中|表中|对于|关于|至于|此外|接下来|接着|修复|解决"
)

# … but these begin like one of them, and names: 多头注意力, 对比学习.
OPENING_NOUNS = (
    "多头|多模|多任务|多智|多层|多元|多臂|多标签|多语|多分类|多重|多步|多轮|多跳|多尺度|多项|多视|多查询|对比|对抗|对齐|对话|对数|对偶|对称|对象|向量|向后|"
    "最大|最小|最优|最近邻|最速|在线|一致|一元|一阶|一维|三元|三维|能量|能力|可解释|可视|可微|可逆|可分|可控|可靠|可变|可扩展|时间|时序|时空|时延|时差|用户|用例|"
    "同步|同态|同质|同策略|有监督|有向|有界|有效|有限|不确定|不变|不平衡|不动点|即时|第一性|再生|再参数|以太|并行|并发|会话|应用|需求|要素|使能|想象|各向|几何|几率|"
    "更新|或然|从众|只读|还原|关键[帧点词]|核心集|问题[生改重]|结果[监奖]|目标[检函网值跟]|因果|本征|本体|本地|当前状态|每样本|重点采样|最终奖励|整体注意"
)

# What stands last before a verb and belongs to no name: adverbs.
TAILS = (
    "应该|应当|必须|只|仅|仍|还|也|都|就|则|才|又|更|最|据说|其实|往往|一开始|一般|通常|目前|总体上|本来|原本|并不|不再"
)

# Behind the first word these make a sentence of English words.
CLAUSE_WORDS = frozenset("is are was were should must can will your our my you we i".split())

ENGLISH_OPENERS = frozenset(
    """
    this that these those it they he she we you i there here what which who when where why how the a an our your their its
    his her my all some any each every one both most many few such another other if in on at for with as by from to and or
    but so then thus also note goal result problem answer reason idea
    since while although though because until unless before after above below under over during once whereas compounding
    used repeat start medium sometimes often usually generally typically instead however therefore hence first second finally
    next last less more let can could should would must may might will do does did make sure has have had is are was were be being been
    see try use using given compared based according depending despite unlike like not no nothing something everything
    """.split()
)

# Before a colon these tell that names follow, which the author gives to what they stand below.
NAMING = frozenset(
    "别名 别称 同义词 又称 又名 也叫 也称 俗称 旧称 全称 缩写 简称 译名 英文 英文名 英文全称 中文名 alias aliases aka synonym synonyms".split()
) | {"also known as", "full name", "abbreviation"}
