"""Convert Dendron's `[[label|target]]` to `[[target|label]]` when a note is read.

The text keeps its length, so its lines and columns are those of the file.
"""

import re
from collections.abc import Iterator, Sequence

from aikb.model import Block, Dialect
from aikb.notes.decode import raw_lines
from aikb.notes.formulas import FORMULA
from aikb.notes.units import code_ends, units
from aikb.notes.wikilinks import swap_label

_SKIPPED = re.compile(rf"(?P<ticks>`++)|<!--(?:(?!-->).)*+-->|{FORMULA}", re.DOTALL)


def target_first(inline: str) -> str:
    """Return inline source with `[[target|label]]` for each `[[label|target]]`, except in code, comments and formulas."""
    if "[[" not in inline or "|" not in inline:
        return inline
    out: list[str] = []
    position = 0
    for start, end in [*_skipped(inline), (len(inline), len(inline))]:
        out += [swap_label(inline[position:start]), inline[start:end]]
        position = end
    return "".join(out)


def target_first_lines(lines: Sequence[str], body_line: int, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the lines of a note with its wikilinks target first; those of code and raw HTML stay as they are."""
    turned = [*map(target_first, lines[: body_line - 1]), *lines[body_line - 1 :]]
    for unit in units(lines, body_line, blocks):
        for at, text in enumerate(target_first(unit.text).split("\n")):
            row, start = unit.line + at - 1, 0 if at else unit.column - 1
            turned[row] = turned[row][:start] + text + turned[row][start + len(text) :]
    return tuple(turned)


def head_lines(data: bytes, body_line: int, dialect: Dialect) -> Sequence[str]:
    """Return the lines above the body of a note, as reading gives them."""
    lines = raw_lines(data)[: body_line - 1]
    return [*map(target_first, lines)] if dialect.label_first else lines


def _skipped(inline: str) -> Iterator[tuple[int, int]]:
    """Yield the spans in which nothing is a link."""
    codes = code_ends(inline)
    position = 0
    while found := _SKIPPED.search(inline, position):
        end = position = found.end()
        if found["ticks"]:
            if found.start() not in codes:
                continue
            end = position = codes[found.start()] + len(found["ticks"])
        yield found.start(), end
