"""Stop words (data): they only count in a query that has no other words."""

STOP_WORDS = frozenset(
    """
    的 了 吗 呢 吧 啊 么 是 在 和 与 或 及 请 把 被 对 有 要 会 能 就 都 也 还 又 中 里 上 下 从 到 用 为 以 让 给 比 跟 我 你 它 这 那
    什么 为什么 为何 怎么 怎样 怎么样 如何 哪些 哪个 哪里 多少 几个 是否 是不是 有没有 可以 应该 需要 一个 一种 一下 这个 那个 以及 还是 或者 因为
    所以 请问 区别 差别 不同 介绍 解释 含义 意思 有什么 是什么 有哪些
    什么是 什么叫 叫什么 啥 是啥 啥是 啥叫 有啥 为啥 咋 咋办 干嘛 干啥 干什么 干吗 做什么 怎么办 不一样 哪儿 一点 有点
    a an the of in on to is are was be and or for with by as at it its this that do does can
    what how why which when who my i
    difference differences between vs versus explain should you we
    """.split()
)

# Words of little meaning that may be part of a heading (什么时候不该用): they are optional and have little weight.
LIGHT_WORDS = frozenset(
    """
    某个 某些 某种 别的 各种 每个 自己 大家 这样 那样 这么 那么 这些 那些 这里 那里 一样 怎么回事 回事 时候
    哪种 谁 很 太 最 更 挺 非常 特别 比较 总是 老是 一直 经常 常常 通常 一般 到底 究竟 其实 真的 好像 大概 一起
    已经 正在 只 才 再 而 而且 并且 但 但是 不过 可是 然后 如果 比如 例如 关于 对于 由于 该 想 想要 不想 不会 不能 不要 不用
    能够 会不会 能不能 要不要 该不该 好不好 行不行 像不像 可不可以 知道 觉得 出来 起来 下来 过来 东西 事情 样子 很多 好在
    me he she they them his her their our your have has had did will would could been being from into than then there
    here if but so not some any much many more most just about
    """.split()
)

# At the ends of a short run these belong to the words beside it: 微调和 of 微调和RAG.
JOINING = frozenset("的 了 吗 呢 吧 啊 么 是 在 和 与 或 及 把 被 从 用 比 跟 里 中 也 都 还 就".split())

# A short run of Han characters with one of these is a question, not a name: 底模是啥.
ASKING = frozenset("啥 是啥 有啥 什么 是什么 怎么 咋 干嘛 干啥 吗 呢".split())
