"""`created: … updated: …` over a row of dashes, as web clippers leave it; the lines stay part of the body."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import HEAD, Metadata, Pair, Value

_PAIR = re.compile(
    r"(created|updated|modified|date)[:：][ \t]*(\d[\d\-/.:T+Z]*(?:[ \t]+\d\d?:[\d:]+)?)[ \t]*", re.IGNORECASE
)
_DASHES = re.compile(r"-{2,}[ \t]*")


def is_dates_line(line: str) -> bool:
    """Return whether the line contains only date keys with their values."""
    return line[:1] in "cCuUmMdD" and bool(re.fullmatch(f"(?:{_PAIR.pattern})+", line, re.IGNORECASE))


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the dates near the head of the note."""
    for number in range(start, min(start + HEAD, len(lines))):
        if _DASHES.fullmatch(lines[number]) and is_dates_line(lines[number - 1]):
            return Metadata(tuple(_pair(match, number) for match in _PAIR.finditer(lines[number - 1])), start)
    return None


def _pair(match: re.Match[str], line: int) -> Pair:
    value = Value(match[2].strip(), "line", line, match.start(2) + 1)
    return Pair.of(match[1], value, line, match.start(1) + 1)
