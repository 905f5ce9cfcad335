"""The store of links: true to the notes whatever happened before, and to nothing else."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.links.case_rules import spellings
from aikb.links.mention_places import NoteText
from aikb.links.signature import may_hold, pairs, signature
from aikb.links.store import STORE_FILE, LinkStore, Source, Update
from aikb.model import Entry
from aikb.names.fold import key

Notes = Mapping[str, Sequence[tuple[str, str]]]  # path → (name, text) of its entries

NAMES = ["LoRA", "lora", "RAG", "rag", "微调", "微调训练", "训练", "GPU", "fine-tuning", "类"]
TEXTS = st.lists(st.sampled_from([*NAMES, "GPUs", "，", " ", "[[LoRA]]", "[x](b.md)", "`", "用"]), max_size=8).map(
    "".join
)
WORLDS = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "c.md"]),
    st.lists(st.tuples(st.sampled_from(NAMES), TEXTS), min_size=1, max_size=3),
    max_size=3,
)


def source(notes: Notes) -> Source:
    """The notes as the store asks for them, each entry of one line."""
    read = {
        path: NoteText(path, 1, [_entry(path, line, *each) for line, each in enumerate(entries, 1)])
        for path, entries in notes.items()
    }
    names: dict[str, list[str]] = {}
    for note in read.values():
        for entry in note.entries:
            names.setdefault(key(entry.name), []).append(entry.name)
    spelled = {each: spellings(forms) for each, forms in names.items()}
    digests = {path: repr(entries).encode() for path, entries in notes.items()}
    return Source(repr(sorted(digests.items())), lambda: digests, lambda: spelled, read.__getitem__)


def _entry(path: str, line: int, name: str, text: str) -> Entry:
    return Entry(f"{path}#{line}", "term", "note", (name,), path, path, (), line, line, line, text=text)


def held(store: LinkStore) -> tuple[object, ...]:
    """All that a store tells."""
    return [*store.mentions()], [*store.written()]


@given(st.lists(WORLDS, min_size=2, max_size=4))
def test_incremental_equals_from_scratch(worlds: list[Notes]) -> None:
    """Whatever came and went, the store holds what one that is made anew holds."""
    with closing(LinkStore(None)) as kept, closing(LinkStore(None)) as fresh:
        for world in worlds:
            kept.update(source(world))
        fresh.update(source(worlds[-1]))

        assert held(kept) == held(fresh)


def test_only_what_changed_is_read(tmp_path: Path) -> None:
    """A note that changed is read, one that holds a new or a gone name is searched, the others are left alone."""
    before: Notes = {"a.md": [("LoRA", "低秩")], "b.md": [("x1", "用 LoRA 微调")], "c.md": [("x2", "无关文字")]}
    after: Notes = {**before, "a.md": [("微调", "低秩")]}
    with closing(LinkStore(tmp_path / STORE_FILE)) as store:
        assert store.update(source(before)) == Update(("a.md", "b.md", "c.md"), ())
        assert [each.key for each in store.mentions("b.md")] == ["lora"]
        assert store.update(source(before)) == Update()
        assert store.update(source(after)) == Update(("a.md",), ("b.md",))
        assert [each.key for each in store.mentions("b.md")] == ["微调"]


def test_places_are_those_of_the_note() -> None:
    """Lines count from the note's first one, metadata included, and columns from one."""
    entry = Entry("a.md", "section", "note", ("A",), "A", "a.md", (), 1, 6, 6, text="首行\n用 LoRA\n[[b|丙]]")
    with closing(LinkStore(None)) as store:
        note = NoteText("a.md", 4, [entry], ["---", "up: '[[c]]'", "---"])
        store.update(Source("1", lambda: {"a.md": b"1"}, lambda: {"lora": frozenset()}, lambda _: note))

        assert [(each.line, each.column, each.text) for each in store.mentions()] == [(5, 3, "LoRA")]
        assert [(each.line, each.column, each.target) for each in store.written()] == [(2, 6, "c"), (6, 1, "b")]


@pytest.mark.parametrize("content", [b"", b"foreign", b"SQLite format 3\0 and then nothing of the kind"])
def test_foreign_file_raises_or_is_replaced(tmp_path: Path, content: bytes) -> None:
    """What is no store of this version is never taken for one."""
    path = tmp_path / STORE_FILE
    path.write_bytes(content)
    try:
        with closing(LinkStore(path)) as store:
            assert held(store) == ([], [])
    except sqlite3.DatabaseError:
        assert content


def test_tables_of_another_version_go(tmp_path: Path) -> None:
    """A store that another version made is made anew."""
    other = sqlite3.connect(tmp_path / STORE_FILE)
    other.executescript("CREATE TABLE mentions (a); INSERT INTO mentions VALUES (1); CREATE TABLE notes (b);")
    other.close()

    with closing(LinkStore(tmp_path / STORE_FILE)) as store:
        assert held(store) == ([], [])


@given(st.text("ab模型LoRA", min_size=2), st.text("ab模型LoRA", min_size=1, max_size=3))
def test_signature_never_denies(text: str, name: str) -> None:
    """A name that stands in a text is never ruled out by its signature."""
    assert may_hold(signature(pairs(text)), name) or name not in text
