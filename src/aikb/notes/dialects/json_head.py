"""A JSON object at the head of a note, as Hugo writes it."""

import re
from collections.abc import Sequence

from aikb.notes.metadata import Finding, Metadata, Pair, Value, ValueType
from aikb.notes.values import READERS

_OPEN = re.compile(r"\{\s*(?:\"|$)")
_CLOSE = re.compile(r"\}\s*")
_PAIR = re.compile(r"[\s{]*\"(?P<key>[^\"\\]{1,60})\"\s*:\s*(?P<value>.*?)\s*,?\s*", re.DOTALL)
_MAX_CHARS = 64 * 1024
_DEEPEST = 5


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the pairs of the object, or None if the note does not begin with one that has a known key."""
    if start > len(lines) or not _OPEN.match(lines[start - 1]):
        return None
    close = next((at for at in range(start - 1, len(lines)) if _CLOSE.fullmatch(lines[at])), None)
    if close is None or sum(map(len, lines[start - 1 : close])) > _MAX_CHARS:
        return None
    metadata = _read_object(lines[start - 1 : close + 1], start)
    known = any(pair.name in READERS for pair in metadata.pairs)
    return metadata._replace(body_line=close + 2) if known else None


def _read_object(inner: Sequence[str], first_line: int) -> Metadata:
    import json  # noqa: PLC0415 - few notes have it

    try:
        data = json.loads("\n".join(inner))
    except (ValueError, RecursionError) as error:
        line, problem = getattr(error, "lineno", 1), getattr(error, "msg", "it nests too deep")
        finding = Finding(
            first_line + line - 1, getattr(error, "colno", 1), "AKB004", f"The front matter is not valid JSON: {problem}."
        )
        return Metadata(tuple(_salvaged(inner, first_line)), findings=(finding,))
    places = {match["key"]: (number, match) for number, match in _matches(inner, first_line)}
    pairs = []
    for key, value in data.items() if isinstance(data, dict) else ():
        number, match = places.get(key, (first_line, None))
        column = match.start("value") + 1 if match else 1
        pairs.append(Pair.of(key, _value(value, number, column), number, match.start("key") + 1 if match else 1))
    return Metadata(tuple(pairs))


def _matches(inner: Sequence[str], first_line: int) -> "list[tuple[int, re.Match[str]]]":
    found = ((number, _PAIR.fullmatch(line)) for number, line in enumerate(inner, first_line))
    return [(number, match) for number, match in found if match]


def _salvaged(inner: Sequence[str], first_line: int) -> "list[Pair]":
    """Return the pairs of the lines that can be read by themselves."""
    return [
        Pair.of(
            match["key"],
            Value(match["value"].strip('"'), "line", number, match.start("value") + 1),
            number,
            match.start("key") + 1,
        )
        for number, match in _matches(inner, first_line)
    ]


def _value(data: object, line: int, column: int, depth: int = 0) -> Value:
    if isinstance(data, list | dict) and depth < _DEEPEST:
        items = data.values() if isinstance(data, dict) else data
        values = tuple(_value(item, line, column, depth + 1) for item in items)
        return Value("", "map" if isinstance(data, dict) else "list", line, column, values)
    types: tuple[tuple[type, ValueType], ...] = ((bool, "bool"), (int, "number"), (float, "number"), (str, "text"))
    kind: ValueType = next((name for each, name in types if isinstance(data, each)), "null")
    return Value("" if data is None else str(data), kind, line, column)
