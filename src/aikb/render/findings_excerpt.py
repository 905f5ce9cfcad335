"""Cut the source line of a finding and place a mark below its column, in terminal cells."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from aikb.model import Problem
from aikb.render.sanitize import visible
from aikb.render.width import advances, cell_width

WIDEST = 100  # cells of a line that are shown

_BEFORE = 40  # cells kept before the column of a line that is cut
_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """A source line as it is shown, with the position and the width of the mark."""

    text: str
    indent: int
    width: int


def excerpt(problem: Problem, lines: Sequence[str], widest: int = WIDEST) -> Excerpt | None:
    """Return the line of a finding, cut around its column, or None when the note no longer has that line."""
    if not 1 <= problem.line <= len(lines):
        return None
    line = lines[problem.line - 1].replace("\t", " ")
    at = min(max(problem.column, 1), len(line) + 1) - 1
    start = _start(line, at) if cell_width(line) > widest else 0
    head = _ELLIPSIS if start else ""
    before = head + visible(line[start:at], "")
    text = before + visible(line[at : _end(problem, line)], "")
    marked = max(1, cell_width(text) - cell_width(before))
    until = at + widest  # characters, of which those without width make more than cells
    shown = visible(line[start:until], "") + (_ELLIPSIS if until < len(line) else "")
    return Excerpt(_cut(head + shown, widest), cell_width(before), marked)


def _start(line: str, at: int) -> int:
    """Return where a cut line begins, so that its column is visible."""
    start = at
    cells = 0
    while start > 0 and (cells := cells + cell_width(line[start - 1])) <= _BEFORE:
        start -= 1
    return start if start > 1 else 0


def _end(problem: Problem, line: str) -> int:
    """Return the end of the mark: of an edit at this place, or one character."""
    at = problem.column - 1
    for edit in problem.edits:
        if (edit.line, edit.end_line) == (problem.line, problem.line) and edit.column == problem.column:
            return max(at + 1, min(edit.end_column - 1, at + _BEFORE, len(line)))
    return at + 1


def _cut(text: str, widest: int) -> str:
    if cell_width(text) <= widest:
        return text
    cells = accumulate(advances(text))
    return text[: next(at for at, width in enumerate(cells) if width > widest - 1)] + _ELLIPSIS
