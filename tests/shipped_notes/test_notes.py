"""The notes that ship with the program, as their readers rely on them: enough of them, complete, in both languages."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.names.fold import has_han, key
from aikb.settings import find_settings

ROOT = Path(__file__).parents[2]
NOTES = ROOT / "notes"
LEAST_DEFINITION = 20  # characters
LEAST_SENTENCE = 15
LEAST_GLOSS = 3  # words of an English line
_HEAD = re.compile(r"(?m)^- .+?: (?P<definition>.+)$")
_ENGLISH = re.compile(r"(?m)^  - EN: (?P<gloss>.+)$")
_LINK = re.compile(r"\[\[([^\]]+)\]\]")
_NUMBER = re.compile(r"arXiv:(?P<id>\S+?)(?=[;,。\s\"]|$)")
_ARXIV = re.compile(r"(?:0[7-9]|1[0-9]|2[0-6])(?:0[1-9]|1[0-2])\.\d{4,5}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?: 年)")
_SENTENCES = re.compile(r"[。！？!?\n]")
_MATTER = re.compile(r"\A---\n(?P<matter>.*?)\n---\n", re.DOTALL)
_KEYS = ["title", "kind", "aliases", "tags", "created", "updated", "sources"]


@pytest.fixture(scope="module")
def terms(shipped: KnowledgeBase) -> list[Entry]:
    """The terms of glossary and lingo."""
    return [entry for entry in shipped.entries() if entry.type == "term" and not entry.path.startswith("topics/")]


def test_there_are_enough(shipped: KnowledgeBase, terms: list[Entry]) -> None:
    assert len(terms) >= 2300
    assert sum(note.path.startswith("topics/") for note in shipped.notes()) >= 55


def test_most_terms_have_a_source(terms: list[Entry]) -> None:
    """What has an origin names it; everyday words and slang have none."""
    assert sum("\n  - 来源: " in entry.text for entry in terms) >= 0.6 * len(terms)


def test_each_term_is_complete(terms: list[Entry]) -> None:
    """A definition in Chinese, a line in English, a tag, a link."""
    for entry in terms:
        head, english = _HEAD.match(entry.text), _ENGLISH.search(entry.text)
        assert head, entry.id
        assert len(head["definition"]) >= LEAST_DEFINITION, entry.id
        assert has_han(head["definition"]), entry.id
        assert english, entry.id
        assert not has_han(english["gloss"]), entry.id
        assert entry.tags, entry.id
        assert _LINK.search(entry.text), entry.id


def test_a_year_has_a_source(terms: list[Entry]) -> None:
    """What happened in a year can be looked up."""
    dated = [entry for entry in terms if (head := _HEAD.match(entry.text)) and _YEAR.search(head["definition"])]

    assert len(dated) > 20
    assert [entry.id for entry in dated if "\n  - 来源: " not in entry.text] == []


def test_no_sentence_stands_twice(terms: list[Entry]) -> None:
    """What two entries say alike is a template, or one of them is not needed."""
    said = Counter(
        sentence
        for entry in terms
        for line in entry.text.split("\n")
        if not line.startswith(("  - 参见:", "  - 来源:"))
        for sentence in set(map(str.strip, _SENTENCES.split(line)))
        if len(sentence) >= LEAST_SENTENCE
    )

    assert [sentence for sentence, count in said.items() if count > 1] == []


def test_arxiv_ids_are_well_formed() -> None:
    """Year, month and number; a paper that is named in several places has one id."""
    ids = [match["id"] for path in NOTES.rglob("*.md") for match in _NUMBER.finditer(path.read_text("utf-8"))]

    assert len(ids) > 200
    assert [each for each in ids if not _ARXIV.fullmatch(each)] == []


def test_front_matter_is_complete() -> None:
    for path in NOTES.rglob("*.md"):
        matter = _MATTER.match(path.read_text("utf-8"))
        assert matter, path
        assert re.findall(r"(?m)^(\w+):", matter["matter"]) == _KEYS, path


def test_aikb_check_is_clean(tmp_path: Path) -> None:
    """Every rule that is on finds nothing, with the project's own settings."""
    environ = {"AIKB_CACHE_DIR": str(tmp_path), "HOME": str(tmp_path)}
    with KnowledgeBase(find_settings(None, environ, ROOT), environ) as kb:
        assert list(kb.check().findings) == []


def test_names_find_their_own_entry_first(shipped: KnowledgeBase, terms: list[Entry]) -> None:
    """`aikb bench` on names that one entry has; every fourth of them, as all three thousand take half a minute."""
    owners = Counter(key(name) for entry in shipped.entries() for name in {key(name): name for name in entry.names})
    asked = [
        {"q": name, "path": entry.path, "line": entry.line, "end_line": entry.end_line}
        for entry in terms
        for name in entry.names
        if owners[key(name)] == 1
    ]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in asked[::4])
    missed: list[str] = []
    shipped.bench(lines, 0, 0, lambda question, rank: missed.append(question.text) if rank != 1 else None)

    assert len(asked) > 2000
    assert missed == []
