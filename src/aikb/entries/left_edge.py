"""Find where a Chinese name before parentheses begins: at a word border, after introducing words."""

import re
from collections.abc import Callable

from aikb.base.scripts import HAN
from aikb.names.bilingual import relation
from aikb.names.fold import fold_text
from aikb.names.forms import is_label
from aikb.names.phrases import is_phrase

Cut = Callable[[str], list[str]]  # a run of Han characters to its words

LONGEST_NAME = 12  # Han characters
_LOOKED_AT = 24
_RUN = re.compile(rf"[{HAN}]{{2,}}$")

# Words before a name that belong to none.
_LEADING = frozenset(
    """
    的 地 得 了 着 过 和 与 跟 同 及 以及 或 或者 还是 是 就是 为 于 在 从 对 对于 关于 把 被 将 让 使 使得 令 给 由 向 以 用 按 按照 依 依据 根据 基于
    通过 经过 借助 利用 使用 采用 应用 运用 进行 实现 引入 引进 提出 提供 给出 包括 包含 含有 例如 比如 诸如 譬如 如 像 即 也 又 还 都 就 才 再 并 并且 而 而且
    但 但是 则 其 其中 该 此 本 这 那 这个 那个 这种 那种 这些 那些 这类 一下 下面 上面 一个 一种 一类 一些 一项 一款 一套 一组 一张 一段 一次 一份 一门 两个 两种 三个 三种
    四种 多个 多种 几个 几种 各种 各个 各类 每个 每种 某个 某种 所有 任何 其他 其它 另 另一个 另一种 另外 称 称为 称作 称之为 叫 叫做 叫作 所谓 名为 命名为
    简称 全称 缩写 缩写为 又称 也称 又叫 也叫 俗称 定义 定义为 表示 表示为 视为 看作 看成 作为 成为 变成 变为 得到 获得 获取 产生 导致 造成 引起 引发 解决 避免
    防止 缓解 减少 减轻 增加 提高 提升 降低 改善 增强 支持 需要 可以 能够 能 会 应 应该 必须 要 想 有 具有 具备 拥有 没有 无 存在 属于 用于 用来 用作 来 去 到
    至 直到 当 如果 若 假设 因为 由于 因此 所以 然后 接着 首先 其次 最后 同时 此外 目前 现在 如今 通常 一般 常见 常用 主要 典型 经典 著名 传统 最 最新 新 更 很
    非常 比较 相对 相比 之 所 等 等等 中 里 上 下 内 外 前 后 时 之间 之后 之前 以上 以下 我们 你 我 他 它 她 他们 它们 大家 人们 自己 涉及 介绍 讨论 研究 了解 说明
    解释 参考 参见 详见 见 看 看到 加入 添加 加上 设置 选择 选用 调用 构建 建立 构造 创建 开发 推出 发布 发表 完成 执行 运行 描述 衡量 做 做到 写 写好 写出 好 说 取 求 设 选 分为 分成
    分别 分别是 以下 如下 第一 第二 第三 之一 什么 如何 怎么 怎样 为什么 哪些 哪个 谁 吗 呢 不 不是 不同 不会 只 只是 仅 仅仅 甚至 已经 正在 开始 继续 逐渐 可能 往往
    广泛 常 常常 经常 特别 尤其 特别是 尤其是 有时 真正 著 以及其 及其 与其 叠加 结合 组成 构成 形成 发生 出现 遇到 面临 依赖 依靠 取决于 负责 转换为 转化为
    转换成 转为 映射到 映射为 压缩到 最小化 最大化 计算出 输出为 输入到 预测出 训练出 生成出 参与 帮助 允许 要求 保证 确保 控制 改进 改变 替代 取代 代替 区分 比较了 对比了 总结 讲解
    位 个 种 类 次 年 月 日 款 项 篇 张 台 份 章 节 页 步 条 点 些 件 套 门 名
    """.split()
)
# A name does not end with one of these.
_TRAILING = frozenset(
    "的 了 和 与 及 或 等 中 里 上 下 内 外 前 后 时 是 为 在 对 方面 领域 之间 以及 等等 例如 比如 包括 称为 叫做 即 如下 以下 部分 版本 作者".split()
)


def name_before(text: str, latin: str, cut: Cut) -> str:
    """Return the Chinese name that ends the text, where `latin` follows it in parentheses; empty for none.

    Of the words up to a leading one, those that the built-in lexicon has for `latin` win; else all of them.
    """
    run = _RUN.search(text[-_LOOKED_AT:])
    if not run:
        return ""
    words = _words(run[0], cut)
    for at in range(len(words)):
        if relation(latin, "".join(words[at:])) == "same":
            return "".join(words[at:])
    name = "".join(words)
    if not 2 <= len(name) <= LONGEST_NAME or _goes_on(text, name, run[0]):
        return ""
    return "" if is_label(name) or is_phrase(name) else name


def _words(run: str, cut: Cut) -> list[str]:
    """Return the last words of a run, back to an introducing one, as written."""
    words: list[str] = []
    end = len(run)
    for word in reversed(cut(fold_text(run))):
        if word in _LEADING or (not words and word in _TRAILING):
            break
        words.insert(0, run[end - len(word) : end])
        end -= len(word)
    return words


def _goes_on(text: str, name: str, run: str) -> bool:
    """Return whether the name is all of its run and goes on to the left in another script: 激活方式 of `ReLU激活方式`."""
    return name == run and text[: -len(name)].rstrip()[-1:].isalnum()
