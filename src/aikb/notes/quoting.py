"""Write YAML values and edits of YAML values, for fixes of front matter."""

import json
import re
from collections.abc import Sequence

from aikb.model import Edit
from aikb.notes.metadata import Value

# Safe without quotes anywhere, also inside `[a, b]`: begins with a letter, holds no sign that means something.
_PLAIN = re.compile(r"[^\W\d_](?:[\w./+-]|[ \u3000·（）()&](?=[\w(（]))*", re.DOTALL)
_WORDS = frozenset("y n yes no on off true false null".split())


def plain_or_quoted(text: str) -> str:
    """Return the text as an item of a list, in quotes only if it needs them."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes; YAML reads JSON's escapes."""
    return json.dumps(text, ensure_ascii=False)


def replace(value: Value, text: str) -> tuple[Edit, ...]:
    """Return the edit that replaces a value of one line by `text`, or no edit if its end is unknown."""
    if value.end_line != value.line or value.style in ("", "block", "dashes"):
        return ()
    return (Edit(value.line, value.column, value.end_line, value.end_column, text),)


def quote(value: Value) -> tuple[Edit, ...]:
    """Return the edit that quotes an unquoted value; also `[[LoRA]]`, which YAML reads as a nested list."""
    if value.style == "plain":
        return replace(value, quoted(value.text))
    inner = value.items[0] if value.style == "flow" and len(value.items) == 1 else value
    if inner.type == "list" and inner is not value and all(item.style == "plain" for item in inner.items):
        return replace(value, quoted(f"[[{', '.join(item.text for item in inner.items)}]]"))
    return ()


def without(value: Value, at: int) -> tuple[Edit, ...]:
    """Return the edit that removes an item of a YAML list, or no edit if it shares its lines."""
    items = value.items
    item = items[at]
    if value.style == "dashes":
        return _line_of(items, at)
    if value.style != "flow" or value.line != value.end_line:
        return ()
    if at:
        return (Edit(items[at - 1].end_line, items[at - 1].end_column, item.end_line, item.end_column, ""),)
    if len(items) > 1:
        return (Edit(item.line, item.column, items[1].line, items[1].column, ""),)
    return (Edit(item.line, item.column, item.end_line, item.end_column, ""),)


def _line_of(items: Sequence[Value], at: int) -> tuple[Edit, ...]:
    """Return the edit that deletes an item's line, or no edit if it shares the line or is the only item."""
    item = items[at]
    alone = all(other.line != item.line for other in (*items[:at], *items[at + 1 :]))
    if len(items) == 1 or not alone or item.end_line != item.line or item.style == "block":
        return ()
    return (Edit(item.line, 1, item.line + 1, 1, ""),)
