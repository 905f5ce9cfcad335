"""One entry by what a person calls it: id, path, path:line, or a name."""

import re
from collections.abc import Iterator

from aikb.errors import UnknownEntry
from aikb.model import Entry
from aikb.query.define import define
from aikb.query.index import Index

_PATH_LINE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")
_WITHOUT_ENDING = "substr(path, 1, length(?1) + 1) = ?1 || '.' AND instr(substr(path, length(?1) + 2), '/') = 0"


def find(index: Index, name: str) -> Entry:
    """The entry of an id, of a line of a note, of a name, or of a note's path without its ending.

    Raises UnknownEntry, with the nearest names as a hint.
    """
    wanted = name.strip()
    for where, values in _places(wanted):
        if found := next(index.catalog.select(where, values), None):
            return found[1]
    definition = define(index, wanted)
    if definition.match == "exact":
        return definition.senses[0]
    if found := next(index.catalog.select(f"{_WITHOUT_ENDING} AND line = 1", (wanted,)), None):
        return found[1]
    near = ", ".join((*definition.names[:1], *definition.suggestions))
    hint = f"did you mean: {near}?" if near else "aikb list shows all there are"
    raise UnknownEntry(f"no entry, note or place is called {name!r}", hint=hint)


def _places(wanted: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "id = ?", (wanted,)
    if place := _PATH_LINE.fullmatch(wanted):
        yield "path = ? AND ? BETWEEN line AND end_line", (place["path"], int(place["line"]))
