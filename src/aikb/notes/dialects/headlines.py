"""`Title: x` lines at the head of a note, up to an empty line, as Pelican and MultiMarkdown write them."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import Metadata, Pair, Value

# Only these: `AI: something` at the head of a note is its text.
_KEYS = frozenset(
    "title subtitle slug date created modified updated update lastmod category categories tags tag keywords keyword "
    "author authors email summary description status lang language template url save_as translation copyright "
    "affiliation aliases alias synonym synonyms source sources kind type version css layout".split()
)
_FIRST = frozenset("title tags keywords aliases date".split())
_LINE = re.compile(r"([A-Za-z][\w \-]{0,30})[ \t]*:(?:[ \t]+(.*))?", re.DOTALL)
_LONGEST = 200


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the pairs, or None unless each line up to the first empty one is a known key or continues its value."""
    pairs: list[Pair] = []
    number = start
    while number <= len(lines) and lines[number - 1].strip():
        line = lines[number - 1]
        match = _LINE.fullmatch(line)
        if match and match[1].strip().lower() in _KEYS:
            pairs.append(_pair(match, number))
        elif pairs and line[:1] in " \t":
            pairs[-1] = _prolong(pairs[-1], line.strip())
        else:
            return None
        number += 1
    if not pairs or pairs[0].name not in _FIRST or len(pairs[0].value.text) > _LONGEST:
        return None
    return Metadata(tuple(pairs), number)


def _pair(match: re.Match[str], number: int) -> Pair:
    text = (match[2] or "").strip()
    value = Value(text, "line" if text else "null", number, (match.start(2) if text else match.end()) + 1)
    return Pair.of(match[1].strip(), value, number, 1)


def _prolong(pair: Pair, text: str) -> Pair:
    value = pair.value
    return pair._replace(value=value._replace(text=f"{value.text} {text}".strip(), type="line"))
