"""Case files of `tests/cases/` come in as parameters; notes and blocks go out as short readable text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from markdown_it.utils import read_fixture_file

from aikb.model import Block, Note

CASES = Path(__file__).parents[1] / "cases"
# Characters that nobody sees stand in the case files as signs that everybody sees.
SIGNS = {"␍": "\r", "␀": "\x00", "␋": "\x0b", "␌": "\x0c", "⍽": "\xa0", "⎵": "\u200b", "␤": "\u2028", "→": "\t"}
UNSEEN = str.maketrans(SIGNS)
SEEN = str.maketrans({char: sign for sign, char in SIGNS.items()})


def read_cases(name: str) -> list[ParameterSet]:
    """The cases of a file: input and expectation, named by line and title."""
    cases = []
    for case in read_fixture_file(CASES / name):
        assert len(case) == 4, f"{name}: the case at line {case[0]} is not finished"
        line, title, given, expected = case
        cases.append(pytest.param(given.translate(UNSEEN), expected.rstrip("\n"), id=f"{line}-{title.strip()}"))
    return cases


def show_blocks(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """One line per block: type, lines, text, with the children indented."""
    for block in blocks:
        text = block.text.translate(SEEN).replace("\n", "⏎")
        lines = f"{block.line}" if block.line == block.end_line else f"{block.line}-{block.end_line}"
        yield f"{indent}{block.type}{block.level or ''} {lines} {text}".rstrip()
        yield from show_blocks(block.children, indent + "  ")


def show_metadata(note: Note) -> Iterator[str]:
    """One line per value that is there, where the body begins, and one line per problem."""
    if note.titled:
        yield f"title: {note.title}"
    if note.kind != "note":
        yield f"kind: {note.kind}"
    for name in ("aliases", "tags", "sources"):
        if values := getattr(note, name):
            yield f"{name}: {' | '.join(values)}"
    for name in ("created", "updated"):
        if value := getattr(note, name):
            yield f"{name}: {value}"
    yield f"body: {note.body_line}"
    for problem in note.problems:
        yield f"{problem.line}:{problem.column} {problem.rule} {problem.severity}: {problem.message}"
