"""Effective settings to what `aikb config` prints: lines for pipes, JSON, and styled lines for a person."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aikb.render.plain import record
from aikb.render.sanitize import visible
from aikb.settings import KEYS, Value

if TYPE_CHECKING:
    from rich.text import Text


def shown(value: Any) -> str:
    """A value on one line: a text as it is, a list by its items, a flag and a table as JSON."""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return json.dumps(value) if isinstance(value, bool) else str(value)


def plain(values: Mapping[str, Value], names: Sequence[str], *, origin: bool) -> Iterator[str]:
    """Key, value and, if wished, origin, one key a line."""
    for name in names:
        found = values[name]
        yield "\t".join((name, record(shown(found.value)), *([record(found.origin)] if origin else [])))


def drawn(values: Mapping[str, Value], names: Sequence[str], width: int, *, origin: bool) -> "Iterator[Text]":
    """Each key with its value and, unless it is the default, where that comes from; what the key is stands below."""
    from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

    from aikb.render.pieces import flow  # noqa: PLC0415 - rich

    start = max(map(len, names)) + 2
    start, column = (
        (start, start) if width >= 2 * start else (2, 0)
    )  # of values; at a narrow terminal they follow the key
    for key in (key for key in KEYS if key.name in names):
        found = values[key.name]
        value = (visible(shown(found.value), "") or "not set", "" if shown(found.value) else "aikb.dim")
        tail = f"  {visible(found.origin, '')}" if origin or found.origin != "default" else ""
        line = Text.assemble((key.name.ljust(column - 2) + "  ", "aikb.name"), value, (tail, "aikb.path"))
        yield from flow(line, width, start)
        yield from flow(Text(" " * start + key.doc, "aikb.dim"), width, start)


def rows(values: Mapping[str, Value], names: Sequence[str]) -> list[dict[str, Any]]:
    """The keys as JSON has them."""
    return [
        {
            "key": key.name,
            "value": values[key.name].value,
            "origin": values[key.name].origin,
            "default": key.default,
            "doc": key.doc,
        }
        for key in KEYS
        if key.name in names
    ]
