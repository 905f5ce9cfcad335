"""`<!--info tags: [x] -->`: pairs in an HTML comment near the head; the lines stay part of the body."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import HEAD, Metadata, Pair, Value
from aikb.notes.salvage import split_flow, unquote

_OPEN = re.compile(r"[ \t]*<!--+[ \t]*(?:(?:info|meta|metadata|front-?matter)\b[ \t]*:?)?", re.IGNORECASE)
_PAIR = re.compile(
    r"[ \t]*(title|kind|type|alias(?:es)?|synonyms?|tags?|keywords|categories|created|date|updated?|lastmod|modified"
    r"|sources?)[ \t]*[:：][ \t]*(.*)",
    re.IGNORECASE | re.DOTALL,
)


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the pairs of the first comments that hold any."""
    pairs: list[Pair] = []
    is_open = False
    for number in range(start, min(start + HEAD, len(lines) + 1)):
        line = lines[number - 1]
        begin = 0
        if not is_open and (match := _OPEN.match(line)):
            is_open, begin = True, match.end()
        if is_open:
            end = line.find("-->", begin)
            is_open = end < 0
            if found := _PAIR.fullmatch(line, begin, len(line) if end < 0 else end):
                pairs.append(_pair(found, number))
    return Metadata(tuple(pairs), start) if pairs else None


def _pair(match: re.Match[str], line: int) -> Pair:
    text = match[2].strip().rstrip("-").rstrip()
    column = match.start(2) + 1
    value = split_flow(text, line, column) or Value(unquote(text), "line" if text else "null", line, column)
    return Pair.of(match[1], value, line, match.start(1) + 1)
