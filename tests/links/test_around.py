"""The sentence around a link, and which names are words of everyday language."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aikb.links.everyday import is_everyday
from aikb.links.sentence import LONGEST, around
from aikb.names.fold import key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("前句。用 **LoRA** 微调。后句。", "用 LoRA 微调。"),
        ("One. We use LoRA here! Two.", "We use LoRA here!"),
        ("上一行\n- [ ] 先试 LoRA\n下一行", "先试 LoRA"),
        ("> 1. 引用里的 LoRA", "引用里的 LoRA"),
        ("| 名 | LoRA 的 | 数 |", "名 LoRA 的 数"),
        ("| [[a|甲]] | LoRA |", "甲 LoRA"),
        ("v1.5 与 LoRA", "v1.5 与 LoRA"),
        ("见 [LoRA](a.md)，好。", "见 LoRA，好。"),
        ("见 [[LoRA]] 和 ![[图]]。", "见 LoRA 和 图。"),
        ("> [!tip]- 用 LoRA", "用 LoRA"),
        ("> [!tip] 好\n> 用 LoRA", "用 LoRA"),
        ("LoRA", "LoRA"),
    ],
)
def test_sentence(text: str, sentence: str) -> None:
    """The sentence is cut where it ends, and read as a reader sees it."""
    start = text.index("LoRA")

    assert around(text, start, start + 4) == sentence


@given(st.text("啊 。\n|>-`[]*", max_size=600), st.text("啊 。\n|>-`[]*", max_size=600))
def test_sentence_is_one_short_line(before: str, after: str) -> None:
    """Whatever stands around it, the sentence is one line of bounded length that holds what it is about."""
    assume("][" not in before)  # no reader sees the label of a reference
    found = around(f"{before}LoRA{after}", len(before), len(before) + 4)

    assert "\n" not in found
    assert len(found) <= 2 * LONGEST + 5
    assert "LoRA" in found


def test_everyday_words_are_worth_no_link() -> None:
    """Frequent Chinese words, English ones, and headings that name nothing by themselves."""
    frequency = {"模型": 2890, "权重": 127, "简介": 2671, "微调": 50}.get

    assert [is_everyday(word, frequency, heading=False) for word in ("模型", "step", "ai")] == [True] * 3
    assert [is_everyday(word, frequency, heading=False) for word in ("权重", "微调", "lora", "token")] == [False] * 4
    assert [is_everyday(word, frequency, heading=True) for word in ("权重", "训练阶段", "parameter")] == [True] * 3
    assert [is_everyday(key(word), frequency, heading=True) for word in ("Changed", "How It Works")] == [True] * 2
    assert not is_everyday("parameter", frequency, heading=False)


@pytest.mark.parametrize(
    ("name", "is_common"),
    [
        *(("C", True), ("s", True), ("1", True), ("4090", True), ("C++", False), ("3D", False), ("R1", False)),
        *(("The problem", True), ("How to use it", True), ("See also", True), ("Window", True), ("基础知识", True)),
        *(("Theano", False), ("The Pile", False), ("Seed", False), ("MoE", False), ("Learning rate", False)),
    ],
)
def test_signs_and_phrases_are_worth_no_link(name: str, is_common: bool) -> None:
    """As headings: single letters, numbers, and what is made of everyday words only."""
    assert is_everyday(key(name), lambda _: None, heading=True) == is_common


def test_a_heading_of_words_that_can_be_cut_in_many_ways_is_looked_at_once() -> None:
    """`some` is a word, and so are `so` and `me`: all ways to cut this one would take longer than the universe has."""
    assert not is_everyday("the" + 60 * "some" + "q", lambda _: None, heading=True)
    assert is_everyday("the" + 60 * "some", lambda _: None, heading=True)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [f](https://a.b/c?d=e) and [[Gone]] here. Next.", "See f and Gone here."),
        ("看 [图](https://a.b/c!d;e) 与 [[Gone]] 这里。后文", "看 图 与 Gone 这里。"),
        ("Really? [[Gone]] is here! So.", "Gone is here!"),
        ("好吗?[[Gone]]在;后文", "Gone在;"),
    ],
)
def test_a_sign_in_an_address_ends_no_sentence(text: str, shown: str) -> None:
    start = text.index("[[Gone")

    assert around(text, start, start + len("[[Gone]]")) == shown
