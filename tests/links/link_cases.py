"""Case files of `tests/cases/links_*.md` come in as parameters; links go out as one readable line each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from markdown_it.utils import read_fixture_file

from aikb.links.files import Files
from aikb.links.resolve import Resolver
from aikb.model import Entry, Link, Note
from aikb.names.fold import key
from aikb.notes.reader import read_note

CASES = Path(__file__).parents[1] / "cases"


def read_cases(name: str) -> list[ParameterSet]:
    """The cases of a file: title, input and expectation, named by line and title."""
    cases = []
    for case in read_fixture_file(CASES / name):
        assert len(case) == 4, f"{name}: the case at line {case[0]} is not finished"
        line, title, given, expected = case
        cases.append(pytest.param(title.strip(), given, expected.rstrip("\n"), id=f"{line}-{title.strip()}"))
    return cases


def show_links(links: Iterable[Link]) -> Iterator[str]:
    """Place, form, target, fragment and text of each."""
    for link in links:
        end = f"{link.end_line}:{link.end_column}" if link.end_line != link.line else f"{link.end_column}"
        fragment = f" #{link.fragment}" if link.fragment else ""
        yield f"{link.line}:{link.column}-{end} {link.form} <{link.target}>{fragment} {link.text}".rstrip()


def source_of(lines: list[str] | tuple[str, ...], span: tuple[int, int, int, int]) -> str:
    """The text that stands at a span."""
    line, column, end_line, end_column = span
    stretch = list(lines[line - 1 : end_line])
    stretch[-1] = stretch[-1][: end_column - 1]
    stretch[0] = stretch[0][column - 1 :]
    return "\n".join(stretch)


def read_collection(given: str) -> tuple[list[Note], list[str]]:
    """The notes of a case, each behind a line `=== path`, and other files, each a line `+++ path`."""
    notes: dict[str, list[str]] = {}
    others = []
    path = ""
    for line in given.splitlines(keepends=True):
        if line.startswith("=== "):
            path = line[4:].strip()
            notes[path] = []
        elif line.startswith("+++ "):
            others.append(line[4:].strip())
        else:
            notes[path].append(line)
    return [read_note(path, "".join(lines).encode()) for path, lines in notes.items()], others


def resolver_over(notes: Iterable[str], others: Iterable[str], entries: Iterable[Entry]) -> Resolver:
    """A resolver that has all entries at hand; `notes` and `others` are paths."""
    by_key: dict[str, dict[str, Entry]] = {}
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
        for name in () if entry.rest else entry.names:
            by_key.setdefault(key(name), {}).setdefault(entry.id, entry)
    return Resolver(
        Files(notes, others),
        lambda name: tuple(by_key.get(name, {}).values()),
        lambda path: by_path.get(path, ()),
    )
