"""Items of lists in the front matter: the edits that take one out."""

from collections.abc import Sequence

from aikb.model import Edit
from aikb.notes.metadata import Value


def without(value: Value, at: int) -> tuple[Edit, ...]:
    """The edit that removes an item of a YAML list; none where the item does not stand on lines of its own."""
    items = value.items
    item = items[at]
    if value.style == "dashes":
        return _line(items, at)
    if value.style != "flow" or value.line != value.end_line:
        return ()
    if at:
        return (Edit(items[at - 1].end_line, items[at - 1].end_column, item.end_line, item.end_column, ""),)
    if len(items) > 1:
        return (Edit(item.line, item.column, items[1].line, items[1].column, ""),)
    return (Edit(item.line, item.column, item.end_line, item.end_column, ""),)


def _line(items: Sequence[Value], at: int) -> tuple[Edit, ...]:
    """The line of an item, if only the item stands on it; the last one of a list stays, or the list would be none."""
    item = items[at]
    alone = all(other.line != item.line for other in (*items[:at], *items[at + 1 :]))
    if len(items) == 1 or not alone or item.end_line != item.line or item.style == "block":
        return ()
    return (Edit(item.line, 1, item.line + 1, 1, ""),)
