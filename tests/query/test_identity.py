"""Who answers to a name: whole collections, a few lines each, and the ids of the senses in their order."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.kb import KnowledgeBase
from aikb.links.identity import is_other_form, may_name

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "query_identity.md")
_FILE = re.compile(r"^=== (.+)\n((?:(?!=== |\? ).*\n)*)", re.MULTILINE)
_QUESTION = re.compile(r"^\? (.+)$", re.MULTILINE)


@pytest.mark.parametrize(("given_", "expected"), [case[2:] for case in CASES], ids=[case[1] for case in CASES])
def test_cases(notes: Path, opened: Callable[..., KnowledgeBase], given_: str, expected: str) -> None:
    """Each question has the senses on its line, in this order; `-` for none."""
    for old in notes.rglob("*.md"):
        old.unlink()
    for path, text in _FILE.findall(given_):
        write_note(notes / path, text)
    with opened() as kb:
        found = [
            " ".join(sense.id for sense in kb.define(term, exact=True).senses) or "-"
            for term in _QUESTION.findall(given_)
        ]

    assert found == expected.splitlines()


def test_what_else_a_name_stands_for_is_said_with_its_place(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """The lexicon's namesakes are told, and of one that the notes have under another name, where."""
    text = "- 数据并行(data parallelism, DP): 每张卡一份模型。\n- 差分隐私(differential privacy): 给结果加噪声。\n"
    write_note(notes / "glossary" / "dp.md", text)
    with opened() as kb:
        others = [each for each in kb.define("DP").meanings if not each.ids]

    assert [(each.names[0], each.elsewhere and each.elsewhere.line) for each in others] == [
        ("dynamic programming", None),
        ("differential privacy", 2),
    ]


def test_a_heading_that_recurs_is_no_mention(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """No text leads to it, neither to one of its places nor to all; a heading of two notes still does."""
    for name in ("a", "b", "c"):
        write_note(notes / f"{name}.md", f"# 莓{name}\n\n## 莓果分档\n\n{name} 的。\n")
    write_note(notes / "d.md", "# 丁\n\n## 莓果清洗\n\n洗净。\n")
    write_note(notes / "e.md", "# 戊\n\n先做莓果分档，再做莓果清洗。\n")
    with opened() as kb:
        assert [each.label for each in kb.links.of("e.md").outgoing] == ["莓果清洗"]


@pytest.mark.parametrize(
    ("typed", "text", "other"),
    [
        ("React", "ReAct", True),
        ("react", "ReAct", False),
        ("GPT", "GPTs", True),
        ("fine tuning", "Fine-Tuning", False),
        ("fine tuning", "fine-tuning", False),
        ("微調", "微调", False),
    ],
)
def test_other_form(typed: str, text: str, other: bool) -> None:
    """Case counts where it was typed, a plural always, hyphens and script never."""
    assert is_other_form(typed, text) is other


@given(st.text(max_size=8))
def test_every_name_is_its_own_form(name: str) -> None:
    assert may_name(name, name)
    assert not is_other_form(name, name)


def test_a_note_is_shown_by_its_file_where_its_heading_is_that_of_several(
    notes: Path, opened: Callable[..., KnowledgeBase]
) -> None:
    """Once a third note opens with the heading, all are called by their files; the order of edits changes nothing."""
    for name in ("莓网", "莓库"):
        write_note(notes / f"{name}.md", "# 概览\n\n## 莓果分层\n\n一层一层。\n")
    with opened() as kb:
        assert kb.show("莓网.md").entry.note == "概览"
    write_note(notes / "莓园.md", "# 概览\n\n园子。\n")
    with opened() as kb:
        assert [note.title for note in kb.notes() if note.path.startswith("莓")] == ["莓园", "莓库", "莓网"]
        assert {sense.note for sense in kb.define("莓果分层").senses} == {"莓网", "莓库"}
    (notes / "莓园.md").unlink()
    with opened() as kb:
        assert kb.show("莓网.md").entry.note == "概览"
