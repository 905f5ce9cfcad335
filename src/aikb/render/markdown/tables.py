"""Draw a table as screen lines: in columns if they fit, else as a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aikb.render.markdown.lines import Flow, Line, joined, prefixed, styled
from aikb.render.width import cell_width

NARROWEST = 8
_LONGEST_WHOLE = 16  # cells; longer words than these, mostly addresses, are cut rather than have no table
_WORD = re.compile(r"[!-~]+")
_GAP = " │ "
_STYLE = "aikb.table_rule"


@dataclass(frozen=True)
class Cell:
    """What one cell holds and to which side it is set."""

    flow: Flow
    align: str = ""


Row = list[Cell]


def table_lines(head: Row, rows: list[Row], width: int) -> list[Line]:
    """Draw a table within the width; every cell is shown whole."""
    rows = [row for row in rows if any(cell.flow.text.strip() for cell in row)]
    columns = max((len(row) for row in [head, *rows]), default=0)
    table = [row + [Cell(Flow())] * (columns - len(row)) for row in [head, *rows]]
    widths = _column_widths(table, width)
    if widths is None:
        return _as_list(table[0], table[1:], width)
    return _as_columns(table, widths)


def _column_widths(table: list[Row], width: int) -> list[int] | None:
    """Share the width: a column that needs more gets more, but at least 8 cells or its longest word; None if it is too few."""
    columns = list(zip(*table, strict=True))
    needs = [max(_need(cell) for cell in column) for column in columns]
    room = width - cell_width(_GAP) * (len(needs) - 1)
    if sum(needs) <= room:
        return needs
    for longest in (room, _LONGEST_WHOLE):
        floor = [min(need, _floor(column, longest)) for need, column in zip(needs, columns, strict=True)]
        if sum(floor) <= room:
            return _shared(needs, floor, room)
    return None


def _floor(column: Sequence[Cell], longest: int) -> int:
    """Return the minimum width of a column: 8 cells, or its longest word if that is at most `longest`."""
    words = (len(word) for cell in column for word in _WORD.findall(cell.flow.text))
    return max([NARROWEST, *(length for length in words if length <= longest)])


def _shared(needs: list[int], floor: list[int], room: int) -> list[int]:
    spare, wanted = room - sum(floor), sum(needs) - sum(floor)
    widths = [least + (need - least) * spare // wanted for need, least in zip(needs, floor, strict=True)]
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _need(cell: Cell) -> int:
    return max((cell_width(line) for line in cell.flow.text.split("\n")), default=0)


def _as_columns(table: list[Row], widths: list[int]) -> list[Line]:
    drawn = [_row_lines(row, widths) for row in table]
    rule = styled("─┼─".join("─" * width for width in widths), _STYLE)
    is_folded = any(len(lines) > 1 for lines in drawn[1:])
    lines: list[Line] = []
    if any(cell.flow.text.strip() for cell in table[0]):
        lines += [*drawn[0], rule]
    for index, row in enumerate(drawn[1:]):
        lines += [rule, *row] if index and is_folded else row
    return lines


def _row_lines(row: Row, widths: list[int]) -> list[Line]:
    cells = [cell.flow.lines(width) for cell, width in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in cells)
    gap = styled(_GAP, _STYLE)
    result: list[Line] = []
    for index in range(height):
        parts: list[Line] = []
        for lines, cell, width in zip(cells, row, widths, strict=True):
            line = lines[index] if index < len(lines) else Line("")
            parts += [_padded(line, width, cell.align), gap]
        result.append(_trimmed(joined(*parts[:-1])))
    return result


def _padded(line: Line, width: int, align: str) -> Line:
    spare = max(width - cell_width(line.text), 0)
    left = {"right": spare, "center": spare // 2}.get(align, 0)
    return joined(Line(" " * left), line, Line(" " * (spare - left)))


def _trimmed(line: Line) -> Line:
    return Line(line.text.rstrip(" "), line.marks)


def _as_list(head: Row, rows: list[Row], width: int) -> list[Line]:
    """Draw each row as `header: cell` lines behind one bullet."""
    lines: list[Line] = []
    for index, row in enumerate(rows or [[Cell(Flow())] * len(head)]):
        fields: list[Line] = []
        for title, cell in zip(head, row, strict=True):
            if cell.flow.text.strip() or (index == 0 and title.flow.text.strip()):
                fields += _field(title.flow, cell.flow, width - 2)
        lines += prefixed(fields, styled("• ", "aikb.bullet"), Line("  "))
    return lines


def _field(title: Flow, value: Flow, width: int) -> list[Line]:
    flow = Flow()
    if title.text.strip():
        flow.append(title)
        flow.put(": ", _STYLE)
    flow.append(value)
    return flow.lines(width)
