"""Words that only ask, join or point: they count when a query holds nothing else. Data."""

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

# A short run of Han characters with one of these is a question, not a name: 底模是啥.
ASKING = frozenset("啥 是啥 有啥 什么 是什么 怎么 咋 干嘛 干啥 吗 呢".split())
