"""What goes into the catalog comes out as it was."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.base.sqlite import is_refusal
from aikb.index.catalog import Catalog
from aikb.model import Entry, Field, Note, NoteSummary
from aikb.notes.changes import NoteState

STATE = NoteState(10, 1 << 62, (1 << 63) - 1, b"\x00\xff", 5)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.lists(TEXT, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    id=TEXT,
    type=st.sampled_from(["term", "section"]),
    kind=st.sampled_from(["glossary", "note"]),
    names=NAMES,
    note=TEXT,
    path=st.just("a.md"),
    heading=NAMES,
    line=st.integers(1, 9),
    end_line=st.integers(1, 9),
    last_line=st.integers(1, 9),
    tags=NAMES,
    definition=st.none() | TEXT,
    text=TEXT,
    weak=st.booleans(),
    rest=st.booleans(),
    fields=st.lists(st.builds(Field, line=st.integers(1, 9), key=TEXT, text=TEXT), max_size=3).map(tuple),
    role=st.sampled_from(["", "template", "noise"]),
)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    """An empty catalog."""
    with contextlib.closing(Catalog(tmp_path / "catalog.sqlite", create=True)) as made:
        yield made


@given(entry=ENTRIES)
def test_entry__round_trip(entry: Entry) -> None:
    """An entry comes out as it went in, whatever characters it holds, and its types with it."""
    with contextlib.closing(Catalog.__new__(Catalog)) as catalog:
        catalog._db = _memory()
        uid = catalog.add_entry(entry, [(f"k{at}", name) for at, name in enumerate(entry.names)])
        assert catalog.entries([uid, uid + 1]) == {uid: entry}
        assert [type(value) for value in catalog.entries([uid])[uid]] == [type(value) for value in entry]
        assert [name.text for name in catalog.named([f"k{at}" for at in range(3)])] == list(entry.names)


def _memory() -> sqlite3.Connection:
    from aikb.index import catalog  # noqa: PLC0415 - its schema is its own affair

    db = sqlite3.connect(":memory:", isolation_level=None)
    db.executescript(catalog._SCHEMA)
    return db


def test_note__round_trip(catalog: Catalog) -> None:
    """A note's summary and state come out as they went in."""
    catalog.add_note(Note("甲.md", "lingo", "题", tags=("a", "乙"), titled=True, body_line=4), STATE)
    assert catalog.notes() == [NoteSummary("甲.md", "lingo", "题", ("a", "乙"), True, 4)]
    assert catalog.states() == {"甲.md": STATE}
    catalog.touch("甲.md", STATE._replace(identity=0))
    assert catalog.states()["甲.md"].identity == 0


def test_note__removed_whole(catalog: Catalog) -> None:
    """With a note go its entries, their names, and the words they taught."""
    entry = Entry("a.md", "term", "note", ("微调", "x"), "", "a.md", (), 1, 1, 1, tags=("t",))
    for path in ("a.md", "b.md"):
        catalog.add_note(Note(path, "note", path), STATE)
        catalog.add_entry(entry._replace(path=path), [("微调", "微调"), ("x", "X"), ("x", "x")])
    assert (catalog.words(), catalog.name_counts(["微调", "x", "y"])) == ({"微调"}, {"微调": 2, "x": 2})
    catalog.remove_note("a.md")
    assert (catalog.counts(), catalog.name_counts(["微调"])) == ((1, 1), {"微调": 1})
    catalog.remove_note("b.md")
    assert (catalog.words(), catalog.tag_rows(), catalog.named(["x"])) == (set(), [], [])


def test_terms__counted(catalog: Catalog) -> None:
    """A Latin term is there as long as an entry holds it."""
    catalog.count_terms({"lora": 2, "qlora": 1})
    catalog.count_terms({"lora": -1, "qlora": -1, "lorax": 1})
    assert catalog.terms_containing("lora", 9) == ["lora", "lorax"]


def test_many_values(catalog: Catalog) -> None:
    """More keys than SQLite has variables for are asked in parts."""
    uid = catalog.add_entry(Entry("a", "term", "note", ("a",), "", "a.md", (), 1, 1, 1), [("k70000", "a")])
    assert [name.uid for name in catalog.named([f"k{at}" for at in range(70001)])] == [uid]


def test_commit__all_or_nothing(catalog: Catalog, tmp_path: Path) -> None:
    """What was not committed is not there, and readers see the state before until the commit."""
    catalog.set_meta("commit", "1")
    with contextlib.closing(Catalog(tmp_path / "catalog.sqlite")) as writer:
        writer.begin()
        writer.set_meta("commit", "2")
        assert catalog.commit_number() == 1
    assert catalog.commit_number() == 1


@pytest.mark.parametrize(("code", "refusal"), [("BUSY", True), ("FULL", True), ("CORRUPT", False), ("NOTADB", False)])
def test_refusal(code: str, refusal: bool) -> None:
    """A disk that is full or a file in use is not damage."""
    error = sqlite3.OperationalError(code)
    error.sqlite_errorcode = getattr(sqlite3, f"SQLITE_{code}")
    assert is_refusal(error) == refusal
