"""Logseq's page properties: `key:: value` lines at the head of a note."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import Metadata, Pair, Value

_PROPERTY = re.compile(r"([A-Za-z_][\w\-/.]*)::(?:[ \t]+(.*)|[ \t]*)", re.DOTALL)


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the properties up to the first line that is not a property."""
    pairs = []
    number = start
    while number <= len(lines) and (match := _PROPERTY.fullmatch(lines[number - 1])):
        text = (match[2] or "").strip()
        value = Value(text, "line" if text else "null", number, (match.start(2) if match[2] else match.end()) + 1)
        pairs.append(Pair.of(match[1], value, number, 1))
        number += 1
    return Metadata(tuple(pairs), number) if pairs else None
