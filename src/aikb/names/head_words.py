"""The words by which the head of a term is told from a remark, a question or a sentence: data only."""


def _words(text: str) -> tuple[str, ...]:
    """The words of the text; `_` stands for a space."""
    return tuple(word.replace("_", " ") for word in text.split())


# In a cell for a name these stand for none.
NOTHING = frozenset(
    "无 暂无 没有 略 同上 同左 未知 待补充 待定 空 n/a na none nil null tbd todo same ditto unknown".split()
)

# In parentheses these say something about the term and are no name of it.
REMARKS = frozenset(
    """
    可选 必选 必填 选填 推荐 强烈推荐 不推荐 默认 重要 很重要 非常重要 必读 必看 必学 掌握 选读 选学 选修 略 待续 未完 未完待续 待补充 待完善
    待更新 更新中 持续更新 完 上篇 中篇 下篇 一 二 三 四 五 六 七 八 九 十 新版 旧版 最新版 常用 不常用 少用 已弃用 弃用 废弃 已废弃 过时 实验性
    测试版 官方 非官方 备注 注意 附图 附代码 含代码 同上 不详 单选 多选 后续 可選 必選 必填 選填 推薦 重點 待補 略過
    optional required recommended deprecated wip todo tbd draft eg e.g. e.g ie i.e. i.e etc n/a 2nd 1st
    """.split()
) | {"opens new window", "work in progress", "to do", "in chinese", "in english"}

# These do so beside a term of their own language; beside one of the other they translate it: graph(图), 代码(code).
PLAIN_REMARKS = frozenset(
    """
    重点 难点 了解 理解 待定 上 中 下 新 旧 最新 开源 闭源 免费 付费 收费 个人 注 说明 示例 例子 原文 译文 转载 翻译 参考 英文 中文 英语 汉语
    数据 图 表 代码 实战 推导 证明 例题 作业 简单 中等 困难 基础 进阶 入门 高级 无 是 否 未知 单位 正方形 宽屏 竖屏 有 知识 概念
    default important note notes see example examples new old beta legacy experimental done link links source official
    unofficial free paid part figure fig table appendix advanced basic basics easy medium hard cont continued updated
    latest here yes no none self english chinese en zh pdf video code demo paper blog github
    """.split()
)

# A remark may begin so: 例如…, see …
REMARK_STARTS = _words(
    """
    如 例如 比如 譬如 例: 例： 注: 注： 见 参见 详见 参考: 参考： 来自 来源 出自 摘自 最新 截至 包括 包含 含
    不含 仅 只 需要 需 可以 可选 默认 适用 用于 暂 推荐使用 建议使用 see_ e.g eg. i.e cf. from_ by_ with_ for_
    using_ including_ such_as_ based_on_ default_ default: optional_ since_ added_in requires_ only_ not_ about_
    per_ via_ in_ 一种 一類 一类 一个 一款 一套
    """
)

# In parentheses these tell what kind of thing a product is, or complete the name: BFGS（算法）, 高斯混合（模型）.
KINDS = frozenset(
    """
    模型 大模型 算法 方法 技术 网络 框架 函数 机制 架构 结构 分布 反应 坐标 程序 工具 平台 系统 系列 策略 设计方法 优化器 数据集 数据库 插件 公司
    图像 图片 视频 音频 语音 文本 文生图 文生视频 图生视频 多模态 指标 定理 公式
    """.split()
)

# What stands before a name inside parentheses: （简称SVM）, （英文：…）.
LABELS = _words(
    """
    以下简称为 以下简称 下称 英文全称 英文名称 中文全称 中文名称 英文名 中文名 英文缩写 中文译名 英文 英语 中文 缩写为 缩写 简称为 简称
    全称为 全称是 全称 又称为 又称作 又称 也称为 也称作 也称 亦称 又名 别名 也叫做 也叫 又叫做 又叫 旧称 俗称
    译为 译作 通称 或称 或者 或 即 也就是 简写为 简写 縮寫 簡稱 又稱 也稱 a.k.a. aka abbreviated_as abbreviation
    abbr. abbr short_for also_known_as also_called or
    """
)

# What stands behind one of these is a name, even a phrase: （又称基于策略的方法）.
ALIAS_LABELS = _words(
    "又称为 又称作 又称 也称为 也称作 也称 亦称 又名 别名 也叫做 也叫 又叫做 又叫 旧称 俗称 通称 a.k.a. aka also_known_as also_called"
)

# Names that begin like a label.
LABEL_NAMES = _words("即时 即插 即将 中文分 中文文 中文语 中文预 中文大 中文词 中文自 英文分 英文文 英语语 或然 或门")

# Words that make a phrase of what would else be a name.
FUNCTION_WORDS = _words(
    """
    的 了 吗 呢 和 与 及 或 是 在 把 被 将 让 从 如何 怎么 怎样 怎麼 什么 什麼 为何 为什么 哪些 哪个 几种 多少
    是否 能否 可以 能够 我们 你 这 那 之间 区别 对比 關於 常见
    """
)
# In these the words above are but a part.
INNOCENT = _words(
    """
    潜在 内在 存在 在线 饱和 求和 总和 共和 调和 中和 参与 主从 从零 从头 是非 目的 了解 潛在 在線 存在性
    对比学习 对比损失 对比散度 对比解码 对比预训练
    """
)

# Before a Latin word these do something with it: 安装CUDA, 微调LLaMA are no pair of names.
ACTIONS = _words(
    """
    介绍 简述 安装 配置 使用 学习 部署 运行 搭建 实现 基于 关于 利用 通过 训练 微调 量化 加载 导出 导入 调用 创建 构建
    编译 下载 上传 更新 升级 卸载 启动 测试 调试 理解 认识 了解 初识 走进 深入 详解 浅谈 玩转 手写 复现 集成
    接入 对接 参考 附录 示例 案例 代码 实战 作业 练习 问题 方法 步骤 常见 常用 主流 第一 第二 第三 选择 准备
    开始 添加 设置 修改 删除 打开 用 看 读 写 跑 其他 其它 更多 相关 推荐 官方 国产 国内 国外 多种 各种 几个
    两个 三个 非 新 旧 某 本
    """
)

# Before a Latin name, what ends so tells which kind of it is meant: 生成式 AI, 轻量级 CNN, 稀疏 Transformer …
MODIFIERS = _words(
    """
    式 型 级 級 版 端 性 模态 模態 预训练 端到端 稀疏 轻量 视觉 双向 单向 双塔 可解释 可信 负责任 垂直领域 行业 企业 本地 私有 云端 中文 英文 多语言 多任务
    """
)
# … but so do these, which are names: 激活方式, 大模型, 一致性.
MODIFIED = _words("模式 公式 格式 形式 方式 范式 模型 类型 原型 一致性 客户端")

# Of these the exact word may also be a term: 微调fine-tuning.
ACTION_TERMS = frozenset({"训练", "微调", "量化", "测试"})

# Who made it, before what it is: 腾讯—混元助手, NVIDIA DPU.
MAKERS = frozenset(
    """
    nvidia google openai meta microsoft amazon aws apple ibm intel amd facebook huggingface anthropic deepmind baidu
    alibaba tencent huawei bytedance deepspeed mistral databricks stability qualcomm tesla xai
    百度 阿里 阿里云 阿里巴巴 腾讯 华为 字节 字节跳动 谷歌 微软 英伟达 苹果 亚马逊 讯飞 科大讯飞 商汤 旷视 智谱 网易 京东 美团 小米 快手
    """.split()
)

# Behind a name these add nothing: whoever looks for DreamBooth means DreamBooth技术.
GENERIC_TAILS = _words(
    """
    激活函数 损失函数 聚类算法 聚类 语言模型 大语言模型 预训练模型 采样器 数据集 推理框架 训练框架 推理引擎
    微调技术 训练策略 模型文件 技术 模型 算法 方法 网络 框架 策略 参数 库 工具 机制 架构 结构 函数 格式 文件 协议 平台 系列
    系列模型 模型结构 优化器 优化算法 損失 损失 指标 技術 演算法 優化器 函式 架構 機制
    """
)
# Behind a name these say what the section does with it: langchain介绍.
SECTION_TAILS = _words(
    """
    的基本概念 的基本原理 的概念 的原理 的介绍 的定义 的简介 的含义 简介 介绍 概述 概览 详解 入门 简述 簡介 介紹 概覽 詳解
    """
)
# Too wide to stand for what is made of it: AI模型 is not AI.
TOO_WIDE = frozenset("ai ml dl cv nlp llm 大 小 新 基座 开源 基础 常用 主流 api web app gpu cpu python c++ it".split())

# Too wide to stand without their maker: OpenAI API.
PRODUCTS_TOO_WIDE = frozenset("api apis sdk ai ml ui cli".split())

# In parentheses these tell the field of a Latin name, unless they are its initials: ImageNet(CV).
FIELDS = frozenset("AI ML DL CV NLP RL CG IR HCI AIGC MLOps".upper().split())

# So do these behind a name in English: bit transparency (audio).
TOPICS = frozenset(
    "audio vision speech music image text statistics probability math mathematics optimization programming python pytorch"
    " tensorflow jax hardware software biology physics linguistics robotics".split()
) | {"machine learning", "deep learning", "computer vision", "reinforcement learning", "information theory", "nlp"}

# `框架: PyTorch` tells a property, not a translation.
PROPERTIES = frozenset(
    """
    语言 框架 作者 格式 模型 工具 版本 平台 系统 环境 数据集 日期 时间 来源 地址 链接 任务 类型 名称 名字 示例 例子 例 默认 默认值 参数 单位
    标签 关键词 分类 类别 状态 优点 缺点 特点 作用 用途 应用 场景 公司 机构 论文 代码 项目 官网 网站 文档 教程 输入 输出 返回 返回值 原理
    方法 步骤 结果 结论 目标 目的 问题 注意 备注 说明 参考 参考资料 依赖 硬件 软件 许可 协议 机构 团队 学校 导师 姓名 邮箱 电话 主题 标题
    内容 键 值 编码 字段 大小 数量 精度 显存 内存 设备 后端 前端 数据库 库 包 命令 路径 文件 文件名 端口 服务 服务器 接口
    title author authors date time version language framework model tool tools platform system environment dataset
    source link links url task type name example examples default parameter parameters unit tag tags keyword keywords
    category status input output returns pros cons note notes usage paper code project website docs tutorial license
    """.split()
)
# A gloss that begins so tells what the term does.
GLOSS_VERBS = _words(
    """
    控制 用于 用来 用以 表示 指 指定 是 提供 支持 使用 通过 可以 可 能够 能 将 把 让 使 设置 决定 返回 保存 加载
    包含 包括 对 从 在 由 根据 按 按照 给 为 以 当 如果 主要 一种 一个 解决 防止 避免 提高 提升 降低 减少 增加
    实现 负责 描述 定义 适用 适合 需要 允许 切换 必须 比较 没有 无 见 参见 详见 参考 例如 如 同 用 其 该 这 不
    更 最 较 很 非常 先 再
    """
)
# But not these: 可解释性, 在线学习, 无监督学习.
GLOSS_NOUNS = _words(
    """
    可解释 可视化 可微 可学习 可靠 可控 在线 无监督 无模型 无分类器 对比 对抗 对齐 对数 对话 对称 对偶 对象 从众
    为何 以太 定义域 指令 指标 指数 指针 让步 使命 提示 最大 最小 最优 最近邻 最速 通用 通道 如果 给定 更新
    比较学习 可变 可逆 可分 同步 同态 同质 能量 先验 先知 再生 不确定 不变 不平衡 不动点 其他 当前 支持向量
    描述子 没有免费 包含排斥 再参数 按位 主要成分 可达 可信 可观测 可扩展 用户 用例 按需 很 先进
    """
)
# A gloss of one of these English words tells something; it names nothing.
EVERYDAY = frozenset(
    """
    one two three four first second third last next many more most less least some any all both each other same such
    true false done ok okay maybe never always often only also good bad better best worse fast slow high low big small
    long short wide open closed old used useful useless important popular common rare hard simple strong weak free
    on off up down in out we it this that these those there then now soon later what how why when where which who
    """.split()
)

# A gloss that ends so tells what kind of thing the term is.
GLOSS_KINDS = _words(
    """
    语言 数据库 框架 工具 工具包 库 平台 公司 网站 软件 插件 系统 项目 产品 服务 团队 作者 教程 论文 文档 课程
    笔记 助手 速度 能力 问题 高 低 快 慢 好 强 多 少 等
    """
)
# These are kinds as a whole: `ReLU: 激活函数`.
GLOSS_CLASSES = frozenset(
    """
    激活函数 损失函数 目标函数 优化器 优化算法 神经网络 深度神经网络 语言模型 生成模型 扩散模型 预训练模型 深度学习 机器学习
    强化学习 监督学习 无监督学习 评价指标 评估指标 指标 数据集 基准 基准测试 模型 算法 方法 技术 公式 概念 理论 架构 机制 策略 超参数 参数 变量
    """.split()
)

# Questions and the like; `subject` is what they are about.
QUESTIONS = (
    r"(?:请|简单)?(?:谈谈|说说|聊聊|谈|说)(?:一下)?你?对(?P<subject>.+?)的(?:理解|认识|看法)[?？。]*",
    r"(?:什么是|什麼是|何为|何谓|啥是|什么叫做?)\s*(?P<subject>.+?)\s*[?？]*",
    r"(?P<subject>.+?)\s*(?:到底|究竟)?(?:是什么(?:方法|模型|技术|算法|东西|意思|概念|网络)?|是什麼|是啥|是干什么的|指的是什么|指什么|是什么意思|什么意思)\s*[?？]*",
    r"(?P<subject>.+?)\s*(?:有|起到?)(?:什么|何|哪些)(?:作用|用处|用|特点|特征|优势|意义)[?？]*",
    r"(?:(?:请|简单)?(?:介绍一下|简单介绍|介绍|简述一下|简述|解释一下|解释|谈谈|说说|聊聊|浅谈|详解|认识|了解|初识|一文读懂|一文了解)(?:什么是)?)\s*(?P<subject>.+?)\s*[?？。]*",
    r"(?i:what(?:'s|’s|\s+is|\s+are|\s+does)\s+(?!.*\b(?:difference|relation|purpose|role|point|use|best|main))(?:an?\s+|the\s+)?)(?P<subject>.+?)(?i:\s+mean)?\s*[?？]*",
    r"(?i:how\s+do(?:es)?\s+(?:an?\s+|the\s+)?)(?P<subject>.+?)(?i:\s+work)\s*[?？]*",
    r"(?i:(?:explain|define|describe)\s+(?!.*\b(?:difference|relation|how|why|when))(?:what\s+(?:is|are)\s+)?(?:an?\s+|the\s+)?)(?P<subject>.+?)\s*[?？.]*",
    r"(?i:(?:an?\s+)?(?:introduction|intro|guide)\s+to\s+(?:the\s+)?|understanding\s+)(?P<subject>.+?)",
)
