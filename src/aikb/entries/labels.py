"""Words that look like head-words and are none: labels of details, and remarks in parentheses. Data, folded to lower case."""

LABELS = frozenset(
    """
    en zh 中文 英文 英语 english chinese 译名 别名 又名 简称 全称 缩写 读音
    参见 参考 参考资料 另见 see 相关 相关链接 相关文档 更多 延伸阅读 来源 出处 引用 source sources link links 链接 官网 文档
    论文 paper papers 代码 code github 项目地址 地址 网址 演示 demo 视频 图片 图
    对比 比较 区别 差异 联系 关系 不同点 相同点 与之对比
    定义 概念 概述 简介 介绍 说明 解释 含义 背景 动机 目标 目的 作用 功能 用途 用法 使用 使用方法 应用 应用场景 场景 适用场景 适用范围 举例 例 例子 例如 示例 案例
    原理 工作原理 核心原理 核心思想 思想 直觉 直观理解 机制 方法 做法 步骤 流程 过程 实现 结构 组成 公式 推导 输入 输出
    优点 缺点 优势 劣势 优缺点 不足 局限 局限性 缺陷 特点 特性 性能 性能指标 效果 结果 结论 总结 小结 影响 意义 价值 挑战 难点 问题 原因 解决 解决方案 解决方法
    注意 注 注意事项 提示 提醒 警告 备注 重点 要点 关键 关键点 建议 推荐 技巧 经验 常见问题 其他 其它 补充 待办
    问 答 问题 回答 q a question answer 首先 其次 然后 最后 第一 第二 第三 一 二 三
    note notes tip tips warning caution important todo example examples e.g i.e usage definition summary
    pros cons input output default type types name date author title version
    """.split()
) | {"see also"}

REMARKS = frozenset(
    """
    可选 必选 必填 必需 必须 推荐 不推荐 默认 可省略 重要 新 旧 上 下 左 右 续 完 略 待补充 待续 未完 已废弃 废弃 弃用 最新 最新应用 最新版 备用 单选 多选 选做
    一 二 三 四 五 六 七 八 九 十 上图 下图 左图 右图 如图 见上 见下 如下 见下图 同上
    optional required recommended default deprecated new old beta alpha wip todo tbd draft cont continued n/a none
    """.split()
) | {"opens new window", "not recommended"}
