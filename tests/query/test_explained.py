"""What running text explains of a name: whole collections, and that no history of edits changes it."""

import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import write_note
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.kb import KnowledgeBase
from aikb.model import MentionSense
from aikb.render.views.define import DefinitionView

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "query_mentions.md")
_FILE = re.compile(r"^=== (.+)\n((?:(?!=== |\? ).*\n)*)", re.MULTILINE)
_QUESTION = re.compile(r"^\? (.+)$", re.MULTILINE)


def _shown(senses: Sequence[MentionSense]) -> str:
    return " | ".join(f"{' · '.join(each.names)} {each.entry.path}:{each.line}" for each in senses) or "-"


def _collection(notes: Path, text: str) -> None:
    for old in notes.rglob("*.md"):
        old.unlink()
    for path, content in _FILE.findall(text):
        write_note(notes / path, content)


@pytest.mark.parametrize(("given_", "expected"), [case[2:] for case in CASES], ids=[case[1] for case in CASES])
def test_cases(notes: Path, opened: Callable[..., KnowledgeBase], given_: str, expected: str) -> None:
    _collection(notes, given_)
    with opened() as kb:
        found = [kb.define(term, exact=True) for term in _QUESTION.findall(given_)]

    assert [_shown(each.mentions) for each in found] == expected.splitlines()
    assert all(each.match == "exact" for each in found if each.mentions)


NOTES = (
    "种了红莓果园（red berry field）。\n",
    "这是红莓果园（RBF），Great Berry Tree (GBT) 很高。\n",
    "先看看。红莓果园是一种果园。GBT是指一棵树。\n",
    "# 红莓果园\n\n果园的一种。\n",
    "# 丁\n\n青莓（sour）和青莓林（sour forest）。\n",
    "青莓（sour）又来了，青莓是一种莓。\n",
)
TERMS = ("红莓果园", "red berry field", "RBF", "GBT", "Great Berry Tree", "青莓", "sour", "青莓林", "sour forest")
EDITS = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.md", "c.md"]), st.sampled_from([None, *NOTES])), min_size=1, max_size=6
)


def _answers(kb: KnowledgeBase) -> list[tuple[object, ...]]:
    found = [kb.define(term, exact=True) for term in TERMS]
    return [(each.match, each.names, each.senses, each.mentions, each.spoken_of) for each in found]


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(EDITS)
def test_after_any_edits_as_built_from_scratch(
    notes: Path, opened: Callable[..., KnowledgeBase], edits: list[tuple[str, str | None]]
) -> None:
    """An index that was kept up to date answers as one that is built from the notes as they are now."""
    shutil.rmtree(notes)
    notes.mkdir()
    with opened() as kb:
        for path, text in edits:
            if text is None:
                (notes / path).unlink(missing_ok=True)
            else:
                write_note(notes / path, text)
            kb.refresh()
        kept = _answers(kb)
        kb.status(rebuild=True)
        assert kept == _answers(kb)


def test_they_are_answered_in_json_behind_the_entries(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """The form says what a sense is; what defines has a definition, a gloss has its sentence as text."""
    _collection(notes, "=== a.md\n# 甲\n\n看 Great Berry Tree (GBT) 很高。\n\n先看看。GBT是指一棵树。\n")
    with opened() as kb:
        answer = DefinitionView(kb.define("gbt")).data()

    assert [(each["form"], each["line"], each["definition"], each["text"]) for each in answer["senses"]] == [
        ("mention", 5, "GBT是指一棵树。", "GBT是指一棵树。"),
        ("mention", 3, None, "看 Great Berry Tree (GBT) 很高。"),
    ]
    assert answer["names"] == ["GBT", "Great Berry Tree"]


def test_what_running_text_pairs_is_searched_too(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """A search for one name finds the other, as with names that a glossary pairs."""
    _collection(notes, "=== a.md\nGreat Berry Tree (GBT) 很高。\n=== b.md\n# 乙\n\n这里的 GBT 很大。\n")
    with opened() as kb:
        found = kb.search("great berry tree")

    assert {hit.entry.path for hit in found.hits} == {"a.md", "b.md"}
    assert "GBT" in found.expanded


def test_no_text_leads_to_a_mention(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """What only running text explains is no target of links."""
    _collection(notes, "=== a.md\nGreat Berry Tree (GBT) 很高。\n=== b.md\n# 乙\n\n这里的 GBT 很大。\n")
    with opened() as kb:
        assert not kb.links.of("b.md").outgoing
        assert [entry.names for entry in kb.mentioned()] == [("Great Berry Tree", "GBT")]


def test_suggestions_answer_and_lead_nowhere_else(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """Each suggestion is found when it is looked up: of two names that nothing is called, neither suggests the other."""
    _collection(notes, "=== a.md\n# 避免过拟合\n\n正则化能缓解过拟合。欠拟合也常见。\n")
    with opened() as kb:
        for term in ("过拟合", "欠拟合"):
            found = kb.define(term)
            assert found.match == "none"
            assert found.spoken_of == 1
            assert [kb.define(name).match for name in found.suggestions] == ["exact"] * len(found.suggestions)


def test_the_built_in_notes_are_named_where_they_define(notes: Path, opened: Callable[..., KnowledgeBase]) -> None:
    """Only for a term that the notes asked do not define."""
    _collection(notes, "=== a.md\n# 甲\n\n过拟合很常见。\n")
    with opened() as kb:
        found = kb.define("过拟合").builtin
        assert found
        assert (found.name, bool(found.definition), found.path.endswith(".md")) == ("过拟合", True, True)
        assert kb.define("莓果过拟合").builtin is None
        assert kb.define("甲").builtin is None
