"""Looking terms up in the sample notes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.base.errors import BadQuery
from aikb.kb import KnowledgeBase

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "query_define.md")


@pytest.mark.parametrize(("line", "title", "spellings", "expected"), CASES, ids=[case[1] for case in CASES])
def test_cases(sample: KnowledgeBase, line: int, title: str, spellings: str, expected: str) -> None:
    """Each spelling finds the entry on its line first, or the one that is named for all."""
    typed, ids = spellings.splitlines(), expected.splitlines()

    found = {term: ([sense.id for sense in sample.define(term).senses] or ["-"])[0] for term in typed}
    assert found == dict(zip(typed, ids * len(typed) if len(ids) == 1 else ids, strict=False)), f"{title} (line {line})"


def test_every_name_finds_its_entry(sample: KnowledgeBase) -> None:
    """An entry is among the senses of each of its names."""
    missed = [
        (name, entry.id)
        for entry in sample.entries()
        for name in entry.names
        if entry.id not in [sense.id for sense in sample.define(name).senses]
    ]

    assert not missed


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_looked_up(sample: KnowledgeBase, text: str) -> None:
    """Nothing raises but BadQuery, and what is found is consistent."""
    try:
        found = sample.define(text)
    except BadQuery:
        return

    assert (found.match == "none") == (not found.senses)
    assert len(set(found.suggestions)) == len(found.suggestions)


LINKED = """# 术语

- 基座(base model): 见 [[大模型]]，参见 [[微调|再训练]]。代码 `[[ 1, 2 ]]` 与 `x = [[甲]]` 不是链接，
  <!-- [[注释]] --> 也不是，\\[[转义]] 不是，https://example.org/[[址]] 不是。

  ```python
  table = [[乙]]
  ```
"""
PAIRED = """# 词

## 微调（fine tuning）

## 方法

- 微调: 在任务数据上接着训练。
"""


def test_what_is_code_or_an_address_is_no_relation(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """Related terms are those that a reader sees linked."""
    write_note(notes / "glossary" / "linked.md", LINKED)
    with opened() as kb:
        assert kb.define("基座").related == ("大模型", "微调")


def test_a_spelling_that_only_a_heading_has_shows_what_defines_the_thing(
    notes: Path, opened: Callable[..., KnowledgeBase]
) -> None:
    """The heading pairs both names, so who asks for either reads the definition first."""
    write_note(notes / "glossary" / "paired.md", PAIRED)
    with opened() as kb:
        first = kb.define("fine tuning").senses[0]

    assert first.definition == "在任务数据上接着训练。"


NORMED = "# 术语\n\n- BatchNorm(Batch Normalization, BN): 按批把特征减均值、除标准差。\n- MRR: 平均倒数排名。\n"


@pytest.mark.parametrize(
    ("term", "names"),
    [
        ("贝叶斯网络", []),
        ("belief network", []),
        ("批标准化", ["BatchNorm"]),
        ("BN", ["BatchNorm"]),
        ("平均倒数排名", ["MRR"]),
    ],
)
def test_a_name_that_two_things_share_leads_to_neither_from_the_other(
    opened: Callable[..., KnowledgeBase], notes: Path, term: str, names: list[str]
) -> None:
    """BN is a Bayesian network to the lexicon too; the note that writes BN beside Batch Normalization speaks of none."""
    write_note(notes / "glossary" / "normed.md", NORMED)
    with opened() as kb:
        found = kb.define(term)

    assert [sense.name for sense in found.senses] == names
    assert found.match == ("exact" if names else "none")
