"""TOML between `+++` and `+++` at the head of a note, as Hugo and Zola write it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from types import UnionType

from aikb.notes.metadata import Finding, Metadata, Pair, Value, ValueType
from aikb.notes.salvage import salvage

_FENCE = re.compile(r"\+\+\+\s*")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")
_TABLES = ("taxonomies", "extra", "params")  # where Zola and Hugo keep keys of their own
_MAX_CHARS = 64 * 1024
_MAX_DOTS = 50  # tomllib takes seconds for a key of thousands of parts
_DEEPEST = 5
_TYPES: tuple[tuple[type | UnionType, ValueType], ...] = (
    (bool, "bool"),  # a bool is an int too, so it comes first
    (int | float, "number"),
    (str, "text"),
    (date | time, "date"),
)


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the front matter, or None if the note does not begin with `+++`."""
    if start > len(lines) or not _FENCE.fullmatch(lines[start - 1]):
        return None
    close = next((i for i in range(start, len(lines)) if _FENCE.fullmatch(lines[i])), None)
    if close is None:
        return _read_unclosed(lines, start)
    return _read_toml(lines[start:close], start + 1)._replace(body_line=close + 2)


def _read_unclosed(lines: Sequence[str], start: int) -> Metadata | None:
    end = start
    while end < len(lines) and "=" in lines[end]:
        end += 1
    if end == start:
        return None
    finding = Finding(start, 1, "AKB002", "The front matter is never closed; a line '+++' is expected behind it.")
    return Metadata(salvage(lines[start:end], start + 1), end + 1, (finding,))


def _read_toml(inner: Sequence[str], first_line: int) -> Metadata:
    import tomllib  # noqa: PLC0415 - 2 ms, and few notes have it

    text = "\n".join(inner)
    if len(text) > _MAX_CHARS or any(line.split("=")[0].count(".") > _MAX_DOTS for line in inner):
        message = "The front matter is too large or nests too deep; a front matter holds a few lines."
        return Metadata(salvage(inner, first_line), findings=(Finding(first_line, 1, "AKB008", message),))
    try:
        data = tomllib.loads(text.replace("\r", " "))
    except (ValueError, RecursionError) as error:
        return Metadata(salvage(inner, first_line), findings=(_syntax_finding(str(error), len(inner), first_line),))
    tables = [data, *(table for name in _TABLES if isinstance(table := data.get(name), dict))]
    return Metadata(tuple(pair for table in tables for pair in _pairs(table, inner, first_line)))


def _syntax_finding(error: str, count: int, first_line: int) -> Finding:
    place = _PLACE.search(error)
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (count or 1, 1)
    problem = _PLACE.sub("", error)
    if "overwrite" in problem:
        return Finding(line + first_line - 1, 1, "AKB005", "A key appears twice; TOML allows each key once.")
    return Finding(line + first_line - 1, column, "AKB004", f"The front matter is not valid TOML: {problem}.")


def _pairs(table: Mapping[str, object], inner: Sequence[str], first_line: int) -> list[Pair]:
    found = []
    for key, data in table.items():
        line, column = _place(key, inner)
        found.append(Pair.of(key, _value(data, line + first_line, column), line + first_line, 1))
    return found


def _place(key: str, inner: Sequence[str]) -> tuple[int, int]:
    """Return where the value of `key` is, which tomllib does not report."""
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=\s*")
    for number, line in enumerate(inner):
        if match := pattern.match(line):
            return number, match.end() + 1
    return 0, 1


def _value(data: object, line: int, column: int, depth: int = 0) -> Value:
    if isinstance(data, list | dict) and depth < _DEEPEST:
        items = data.values() if isinstance(data, dict) else data
        values = tuple(_value(item, line, column, depth + 1) for item in items)
        return Value("", "map" if isinstance(data, dict) else "list", line, column, values)
    kind: ValueType = next((name for types, name in _TYPES if isinstance(data, types)), "null")
    return Value("" if kind == "null" else str(data).lower() if kind == "bool" else str(data), kind, line, column)
