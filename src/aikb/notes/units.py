"""Split a note into units of inline Markdown with their places, without code."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from aikb.model import Block, BlockType
from aikb.notes.wikilinks import WIKILINK

Span = tuple[int, int, int, int]  # line, column, end line, end column: 1-based, the end exclusive

_QUOTED_BLANK = re.compile(r"[ \t>]*")
# A `|` parts cells, but not in a wikilink: whoever writes `[[a|b]]` in a table means a link.
_CELL = re.compile(rf"(?>(?:{WIKILINK}|\\.|[^|\\]|\\)++)")


class Unit:
    """Inline Markdown that is parsed as one: a paragraph, a heading, an item, a cell."""

    __slots__ = ("_starts", "column", "line", "text")

    def __init__(self, text: str, line: int, column: int = 1) -> None:
        self.text = text
        self.line = line
        self.column = column  # of the first character, in its line
        self._starts: list[int] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to `end`."""
        return (*self._place(start), *self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        row = bisect_right(self._starts, offset) - 1
        return self.line + row, offset - self._starts[row] + (1 if row else self.column)


def units(lines: Sequence[str], body_line: int, blocks: Sequence[Block]) -> Iterator[Unit]:
    """Yield the units of inline text from `body_line` on, in order, without code and raw HTML."""
    starts, hidden, rows = _layout(blocks)
    first = 0
    for number in range(body_line, len(lines) + 1):
        line = lines[number - 1]
        is_text = number not in hidden and not _QUOTED_BLANK.fullmatch(line)
        if first and (not is_text or number in starts):
            yield Unit("\n".join(lines[first - 1 : number - 1]), first)
            first = 0
        if number in rows:
            yield from (Unit(cell[0], number, cell.start() + 1) for cell in _CELL.finditer(line))
        elif is_text:
            first = first or number
    if first:
        yield Unit("\n".join(lines[first - 1 :]), first)


def html_units(lines: Sequence[str], blocks: Iterable[Block]) -> Iterator[Unit]:
    """Yield the units of raw HTML."""
    pending = list(blocks)
    while pending:
        block = pending.pop()
        if block.type == "html":
            yield Unit("\n".join(lines[block.line - 1 : block.end_line]), block.line)
        pending.extend(block.children)


def _layout(blocks: Iterable[Block]) -> tuple[set[int], set[int], set[int]]:
    """Return the lines on which a block begins, those of code and raw HTML, and the rows of tables."""
    starts: set[int] = set()
    hidden: set[int] = set()
    rows: set[int] = set()
    pending = list(blocks)
    while pending:
        block = pending.pop()
        starts.add(block.line)
        if block.type in ("code", "html"):
            hidden.update(range(block.line, block.end_line + 1))
            starts.add(block.end_line + 1)
        elif block.type == "row":
            rows.add(block.line)
            starts.add(block.line + 1)
        elif block.type == "heading":
            starts.add(block.end_line + 1)
        pending.extend(block.children)
    return starts, hidden, rows


def lines_of(blocks: Iterable[Block], *kinds: BlockType) -> set[int]:
    """Return the lines of all blocks of these types."""
    found: set[int] = set()
    pending = list(blocks)
    while pending:
        block = pending.pop()
        if block.type in kinds:
            found.update(range(block.line, block.end_line + 1))
        pending.extend(block.children)
    return found


def code_ends(source: str) -> dict[int, int]:
    """Map each run of backticks that opens a code span to its end, in one pass from the back."""
    ends: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", source)) if "`" in source else []):
        length = len(run[0])
        if length in last:
            ends[run.start()] = last[length]
        last[length] = run.start()
    return ends
