"""What counts in a question, and what only makes it one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import write_note

from aikb.kb import KnowledgeBase
from aikb.query.parse import parse
from aikb.query.plan import Plan, make_plan

NOTE = """# 训练手记

## 过拟合

训练集上的损失还在降，验证集的已经在升。加数据、早停。

## 杂谈

东西总是放不下，时候到了再说；这样那样的事情很多，图片和大小都有。

## 什么时候早停

验证集的损失不再降时。

## 微调

在自己的数据上接着训练。
"""


@pytest.fixture
def training(notes: Path, opened: Callable[..., KnowledgeBase]) -> Iterator[KnowledgeBase]:
    """A note with what answers, and with a section that has the words of any question."""
    write_note(notes / "training.md", NOTE)
    with opened() as base:
        yield base


def plan(base: KnowledgeBase, text: str, *, exact: bool = False) -> Plan:
    """What a query comes to."""
    return base._opened.answer(lambda index: make_plan(index, parse(text), exact=exact))


def units(base: KnowledgeBase, text: str, *, exact: bool = False) -> list[str]:
    """The words that a query is sought by, as typed."""
    return [unit.text for want in plan(base, text, exact=exact).wants for unit in want.forms[0]]


@pytest.mark.parametrize("query", ["和", "总是", "的 了", "什么时候", "how to", "是干嘛的"])
def test_what_tells_little_is_sought_where_it_is_all(training: KnowledgeBase, query: str) -> None:
    """Quiet cases: no word is left out of a query that has no other."""
    assert units(training, query)


@pytest.mark.parametrize(
    ("query", "sought"),
    [
        ("微调和RAG", ["微调", "rag"]),
        ("RAG与微调的", ["rag", "微调"]),
        ("LoRA 是干嘛的", ["lora"]),
        ("图片大小怎么选", ["图片", "大小"]),
    ],
)
def test_words_are_sought_without_what_joins_them(training: KnowledgeBase, query: str, sought: list[str]) -> None:
    """At the ends of a run that Latin cuts off, too."""
    assert sought == [unit for unit in units(training, query) if unit != "选"]


def test_exactly_what_was_typed_keeps_what_joins(training: KnowledgeBase) -> None:
    """With --exact nothing that was typed is left out of a short run."""
    assert units(training, "微调和RAG", exact=True) == ["微调和", "rag"]


@pytest.mark.parametrize("query", ["过拟合这样的东西总是很多", "过拟合到底是怎么回事", "总是 过拟合", "过拟合 很多"])
def test_what_tells_answers(training: KnowledgeBase, query: str) -> None:
    """An entry about the one word that tells comes before one that has all the others."""
    assert training.search(query).hits[0].entry.name == "过拟合"


def test_a_heading_may_have_what_tells_little(training: KnowledgeBase) -> None:
    """It still counts where it stands."""
    assert training.search("到底什么时候早停").hits[0].entry.name == "什么时候早停"


def test_a_word_that_is_everywhere_tells_less_than_one_as_rare_here(training: KnowledgeBase) -> None:
    """东西 stands in one entry as 早停 does in few, and in every book."""
    found = {want.forms[0][0].text: want.rarity for want in plan(training, "事情 验证集").wants}

    assert found["事情"] < found["验证集"]


def test_a_word_counts_for_less_inside_of_another(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """注意 is no 注意力, though that is a name; what has both counts in full."""
    text = "# 网络\n\n## 注意力\n\n由查询得到权重。\n\n## 批次\n\n训练时请注意显存。\n\n## 多头\n\n注意力有多个头，注意显存。\n"
    write_note(notes / "network.md", text)
    with opened() as base:
        names = [hit.entry.name for hit in base.search("注意").hits]
        whole = [hit.entry.name for hit in base.search("注意力").hits]

    assert set(names[:2]) == {"批次", "多头"}
    assert names[-1] == whole[0] == "注意力"
