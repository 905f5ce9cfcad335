"""Case files of `tests/cases/entries_*.md` come in as parameters; entries go out as one readable line each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from markdown_it.utils import read_fixture_file

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.model import Entry, Note
from aikb.notes.reader import read_note

CASES = Path(__file__).parents[1] / "cases"
# Which file a case pretends to be stands in its title: "… (glossary/a.md)"; else it is an ordinary note.
PATH = "notes/note.md"


def read_cases(name: str) -> list[ParameterSet]:
    """The cases of a file: path, input and expectation, named by line and title."""
    cases = []
    for case in read_fixture_file(CASES / name):
        assert len(case) == 4, f"{name}: the case at line {case[0]} is not finished"
        line, title, given, expected = case
        inside = title.strip().rpartition("(")[2].rstrip(")")
        path = inside if inside.endswith(".md") else PATH
        # A line that is only a dot would end the block.
        cases.append(pytest.param(path, given, expected.rstrip("\n"), id=f"{name[8:-3]}-{line}-{title.strip()}"))
    return cases


def entries_of(path: str, text: str | bytes) -> tuple[Note, tuple[Entry, ...]]:
    """A note read from text, and its entries."""
    note = read_note(path, text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return note, name_entries(note, extract(note))


def show(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Type, lines, whether weak, names, the start of the definition, and inline tags of each; `…` goes on with another."""
    for entry in entries:
        lines = f"{entry.line}" if entry.line == entry.end_line else f"{entry.line}-{entry.end_line}"
        kind = "…" if entry.rest else entry.type
        words = [kind, lines, *(["weak"] if entry.weak and not entry.rest else []), " · ".join(entry.names)]
        told = entry.definition and (entry.definition if len(entry.definition) <= 60 else entry.definition[:59] + "…")
        yield " ".join(words) + (f" = {told}" if told else "") + "".join(f" #{tag}" for tag in entry.tags)
