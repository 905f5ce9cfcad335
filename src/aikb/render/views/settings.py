"""The answer to `aikb config`: the settings that are in effect."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aikb.render.lines import record
from aikb.render.sanitize import visible
from aikb.render.views import View
from aikb.settings import KEYS, Value

if TYPE_CHECKING:
    from rich.text import Text


class SettingsView(View):
    """The values of the named settings; with `origin` where each comes from. `file` is the user's own settings file."""

    def __init__(
        self, values: Mapping[str, Value], names: Sequence[str], file: str = "", *, origin: bool = False
    ) -> None:
        self._values, self._names, self._file, self._origin = values, names, file, origin

    def data(self) -> dict[str, Any]:
        """Return each setting with its value, its origin and its meaning."""
        rows = [
            {
                "key": key.name,
                "value": self._values[key.name].value,
                "origin": self._values[key.name].origin,
                "default": key.default,
                "doc": key.doc,
            }
            for key in KEYS
            if key.name in self._names
        ]
        return {"config": self._file, "settings": rows}

    def lines(self) -> Iterator[str]:
        """Yield key, value and, if asked for, origin."""
        for name in self._names:
            found = self._values[name]
            origin = [record(found.origin)] if self._origin else []
            yield "\t".join((name, record(shown(found.value)), *origin))

    def screen(self, width: int) -> "Iterator[Text]":
        """Yield each key with its value and, unless it is the default, its origin; below it what the key means."""
        from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

        from aikb.render.pieces import flow  # noqa: PLC0415 - likewise

        start = max(map(len, self._names)) + 2
        column = start
        if width < 2 * start:  # on a narrow terminal the values follow their keys
            start, column = 2, 0
        for key in (key for key in KEYS if key.name in self._names):
            found = self._values[key.name]
            value = (visible(shown(found.value), "") or "not set", "" if shown(found.value) else "aikb.dim")
            tail = f"  {visible(found.origin, '')}" if self._origin or found.origin != "default" else ""
            line = Text.assemble((key.name.ljust(column - 2) + "  ", "aikb.name"), value, (tail, "aikb.path"))
            yield from flow(line, width, start)
            yield from flow(Text(" " * start + key.doc, "aikb.dim"), width, start)


def shown(value: Any) -> str:
    """Return a value on one line: a text as it is, a list by its items, a flag and a table as JSON."""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return json.dumps(value) if isinstance(value, bool) else str(value)
