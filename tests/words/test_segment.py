"""Runs are cut exactly as jieba cuts them, with and without taught words."""

import random
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.words.dictionary import Dictionary, MemoryDictionary, compile_dictionary, load_stock
from aikb.words.segment import LONGEST_TAUGHT, Segmenter

SENTENCES = """
扩散模型通过逐步去噪生成图像 注意力机制让模型关注输入序列中最相关的部分 大语言模型的微调方法包括低秩适配与提示学习 检索增强生成
反向传播算法利用链式法则计算损失函数对每个参数的梯度 卷积神经网络擅长处理图像数据而循环神经网络擅长处理序列数据 变分自编码器
最近邻分类算法 研究生命起源 南京市长江大桥 结婚的和尚未结婚的 他来到了网易杭研大厦 小明硕士毕业于中国科学院计算所后在日本京都大学深造
""".split()

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5), max_size=40)
# Paths of equal weight, between which rounding decides: what stands behind the border must not count.
TIES = [
    "企很下高高高帝间不今㐀规情西一好笑",
    "并面元站求日日日纪美㐀头历历美住事",
    "里根使湖美吗最最最划㐀看民开席下领",
]
# Their taught parts, rounded up, would outweigh them if they got no more than suggest_freq gives.
OUTWEIGHED = ["说一样在", "以至地", "时间以是", "与但是是", "则道是"]
OTHERS = "㐀䶵〇々鿖鿿豈𠀀𪜀ー、"


@cache
def stock() -> tuple[dict[str, int], int]:
    """jieba's table and total, loaded once."""
    return load_stock()


@cache
def words() -> list[str]:
    """Dictionary words jieba can find, the frequent ones first."""
    table, _ = stock()
    han = (word for word, freq in table.items() if freq and min(word) >= "\u4e00" and max(word) <= "\u9fd5")
    return sorted(han, key=lambda word: (-table[word], word))


@cache
def jieba(taught: tuple[tuple[str, int], ...] = ()) -> Any:
    """A real jieba tokenizer without its cache; taught words are put into its FREQ."""
    table, total = stock()
    from jieba import Tokenizer  # noqa: PLC0415 - only after load_stock, which keeps its import quiet

    tokenizer = Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(table), total, True
    tokenizer.FREQ.update(taught)
    for word, _ in taught:
        for size in range(1, len(word)):
            tokenizer.FREQ.setdefault(word[:size], 0)
    return tokenizer


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Dictionary:
    """The stock dictionary, compiled once."""
    path = tmp_path_factory.mktemp("segment") / "jieba.dict"
    compile_dictionary(path)
    return Dictionary(path)


@pytest.fixture(scope="module")
def segmenter(dictionary: Dictionary) -> Segmenter:
    """A segmenter nobody taught anything."""
    return Segmenter(dictionary)


def random_runs(seed: int, count: int, more: Iterable[str] = ()) -> list[str]:
    """Runs of frequent words, of any words and of any characters, mixed."""
    source = random.Random(seed)
    frequent, rare, extra = words()[:3000], words(), [*more]
    runs = []
    for _ in range(count):
        parts = [source.choice(frequent) for _ in range(source.randint(0, 5))]
        parts += [source.choice(rare) for _ in range(source.randint(0, 4))]
        parts += [chr(source.randint(0x4E00, 0x9FD5)) for _ in range(source.randint(0, 3))]
        parts += [source.choice(extra) for _ in range(source.randint(0, 2)) if extra]
        source.shuffle(parts)
        runs.append("".join(parts))
    return runs


def assert_same(ours: Segmenter, theirs: Any, run: str) -> None:
    """The rule of this module, for one run."""
    cut = ours.cut(run)
    assert cut == list(theirs.cut(run, HMM=False))
    assert "".join(cut) == run
    assert ours.search_words(run) == [word for word, _, _ in theirs.tokenize(run, mode="search", HMM=False)]


def test_sentences_are_cut_as_by_jieba(segmenter: Segmenter) -> None:
    """Each stretch of the sample sentences is cut as jieba cuts it."""
    runs = {sentence[start:end] for sentence in SENTENCES for end in range(len(sentence) + 1) for start in range(end)}
    assert len(runs) > 1500
    for run in sorted(runs):
        assert_same(segmenter, jieba(), run)


def test_joined_words_are_cut_as_by_jieba(segmenter: Segmenter) -> None:
    """12,000 runs of dictionary words and stray characters are cut as jieba cuts them."""
    for run in random_runs(seed=1, count=12_000):
        assert_same(segmenter, jieba(), run)


@settings(max_examples=400, deadline=None)
@given(run=HAN)
def test_random_han_is_cut_as_by_jieba(segmenter: Segmenter, run: str) -> None:
    """Any string of Han characters is cut as jieba cuts it."""
    assert_same(segmenter, jieba(), run)


@settings(max_examples=400, deadline=None)
@given(run=st.text(st.sampled_from(OTHERS + "中国人民大学生活动"), max_size=30))
def test_characters_jieba_never_looks_up_stand_alone(segmenter: Segmenter, run: str) -> None:
    """Extension and iteration characters are cut off, as if the text ended on either side."""
    assert_same(segmenter, jieba(), run)


def test_a_border_ends_the_text_for_jieba(segmenter: Segmenter) -> None:
    """Where two paths are equal, what stands behind a character jieba does not look up decides nothing."""
    for run in TIES:
        assert_same(segmenter, jieba(), run)


def test_latin_in_a_run_stands_alone(segmenter: Segmenter) -> None:
    """The dictionary's mixed words are not used: Latin is cut apart before runs come here."""
    assert segmenter.cut("C语言和T恤") == ["C", "语言", "和", "T", "恤"]


@pytest.mark.parametrize("seed", range(4))
def test_taught_words_are_cut_as_by_jieba_that_has_them(dictionary: Dictionary, seed: int) -> None:
    """With the same frequencies put into jieba's own table, both cut alike."""
    taught = [run for run in random_runs(seed + 10, 400) if 2 <= len(run) <= 12]
    ours = Segmenter(dictionary, taught)
    theirs = jieba(tuple((word, ours.freq(word) or 0) for word in taught))
    for run in random_runs(seed + 20, 800, taught):
        assert_same(ours, theirs, run)
        assert all(ours.freq(run[:size]) == theirs.FREQ.get(run[:size]) for size in range(1, len(run) + 1))


def test_taught_frequencies_are_those_jieba_suggests(dictionary: Dictionary) -> None:
    """A taught word gets what suggest_freq gives over the base table, or one more where rounding would fail it."""
    taught = [run for run in random_runs(30, 3000) if 2 <= len(run) <= 12] + words()[:500] + words()[-500:]
    ours = Segmenter(dictionary, taught)
    surplus = [(ours.freq(word) or 0) - jieba().suggest_freq(word) for word in taught if len(word) > 1]
    assert set(surplus) == {0, 1}
    assert ours.total == stock()[1]


def test_a_taught_word_stays_whole_when_cut_alone(dictionary: Dictionary) -> None:
    """However taught words hold and overlap one another, each is one word when it stands alone."""
    source = random.Random(3)
    joined = ["".join(source.choices(words()[:400], k=source.randint(2, 4))) for _ in range(4000)]
    parts = [
        word[start:end] for word in OUTWEIGHED + joined[:600] for end in range(len(word) + 1) for start in range(end)
    ]
    taught = sorted({word for word in joined + parts + words()[:2000] if len(word) > 1})
    ours = Segmenter(dictionary, taught)
    assert set(OUTWEIGHED) < set(taught)
    assert [word for word in taught if ours.cut(word) != [word]] == []


@settings(max_examples=200, deadline=None)
@given(word=HAN.filter(lambda word: len(word) > 1), cuts=st.lists(st.integers(0, 40)))
def test_a_random_word_stays_whole_beside_its_parts(dictionary: Dictionary, word: str, cuts: list[int]) -> None:
    """Teaching its pieces too does not break a word."""
    pieces = {word[:cut] for cut in cuts} | {word[cut:] for cut in cuts}
    assert Segmenter(dictionary, [word, *pieces]).cut(word) == [word]


def test_teaching_knows_no_order(dictionary: Dictionary) -> None:
    """The frequencies depend on the set of taught words alone, and each word's on the word alone."""
    taught = [run for run in random_runs(40, 500) if 2 <= len(run) <= 12]
    forward, backward = Segmenter(dictionary, taught), Segmenter(dictionary, iter([*taught[::-1], *taught]))
    for word in taught:
        assert forward.freq(word) == backward.freq(word) == Segmenter(dictionary, [word]).freq(word)


def test_what_cannot_be_a_word_is_not_taught(segmenter: Segmenter, dictionary: Dictionary) -> None:
    """Empty, single, mixed, extension and overlong words change nothing."""
    ignored = ["", "犇", "犇A", "犇 犇", "犇々", "𠀀𠀀", "犇" * (LONGEST_TAUGHT + 1)]
    ours = Segmenter(dictionary, ignored)
    for run in [*ignored[1:2], "犇" * 99, *random_runs(50, 200, ["犇"])]:
        assert ours.search_words(run) == segmenter.search_words(run)


def test_a_long_run_asks_for_short_strings_only() -> None:
    """Cutting 100,000 characters looks up nothing longer than the longest word and one character."""
    table, total = stock()
    asked: set[int] = set()

    class Watched(MemoryDictionary):
        def __init__(self) -> None:
            super().__init__(table, total, "")
            self.freq = lambda word: asked.add(len(word)) or table.get(word)  # type: ignore[assignment,func-returns-value]

    run = "".join(random_runs(60, 9000))[:100_000]
    assert len(run) == 100_000
    ours = Segmenter(Watched())
    assert "".join(ours.cut(run)) == run
    assert max(asked) <= max(map(len, table)) + 1
    assert len(ours.cut("的" * 100_000)) <= 100_000


def test_the_cache_never_changes_an_answer(dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cleared again and again, even while a run is cut, the cache still gives jieba's answers."""
    monkeypatch.setattr("aikb.words.segment.CACHE_LIMIT", 7)
    ours = Segmenter(dictionary)
    for run in random_runs(70, 300):
        assert_same(ours, jieba(), run)
        assert len(ours._weights) <= 7
    assert ours.cut("") == []
    assert ours.search_words("") == []


def test_a_mapped_and_an_in_memory_dictionary_agree(segmenter: Segmenter) -> None:
    """Both forms of the dictionary give the same tokens."""
    memory = Segmenter(MemoryDictionary(*stock(), ""))
    for run in random_runs(80, 1000):
        assert memory.search_words(run) == segmenter.search_words(run)
