"""One entry by what a person calls it: id, path, path:line, or a name."""

import re
from collections.abc import Iterator, Sequence

from aikb.base.errors import BadQuery, UnknownEntry, meant
from aikb.model import Entry
from aikb.query.define import define
from aikb.query.index import Index
from aikb.query.notefile import of_file

_PATH_LINE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")
_WITHOUT_ENDING = "substr(path, 1, length(?) + 1) = ? || '.' AND instr(substr(path, length(?) + 2), '/') = 0"


def find(index: Index, name: str) -> tuple[Entry, tuple[Entry, ...]]:
    """The entry of an id, of a line of a note, of a name, or of a note's file; and its namesakes.

    Raises UnknownEntry, with the nearest names as a hint.
    """
    wanted = name.strip()
    if not wanted:
        raise BadQuery("no name is given", hint="name an entry, such as LoRA")
    if place := _at_place(index, wanted):
        return place, ()
    definition = define(index, wanted)
    if definition.match == "exact":
        first, *others = definition.senses or [mention.entry for mention in definition.mentions]
        return first, tuple(others)
    if found := next(index.catalog.select(f"{_WITHOUT_ENDING} AND line = 1", (wanted,) * 3), None):
        return found[1], ()
    if files := of_file(index, wanted):
        return files[0], tuple(files[1:])
    raise _unknown(index, wanted, (*definition.names[:1], *definition.suggestions))


def _unknown(index: Index, wanted: str, near: Sequence[str]) -> UnknownEntry:
    place = _PATH_LINE.fullmatch(wanted)
    last = (
        max((entry.end_line for _, entry in index.catalog.select("path = ?", (place["path"],))), default=0)
        if place
        else 0
    )
    if place and last:
        return UnknownEntry(f"{place['path']} has no line {place['line']}", hint=f"its last one is {last}")
    hint = meant(near) if near else "aikb list shows all there are"
    return UnknownEntry(f"no entry, note or place is called {wanted!r}", hint=hint)


def _at_place(index: Index, wanted: str) -> Entry | None:
    for where, values in _places(wanted):
        if found := next(index.catalog.select(where, values), None):
            return found[1]
    return None


def _places(wanted: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield "id = ?", (wanted,)
    if place := _PATH_LINE.fullmatch(wanted):
        yield "path = ? AND ? BETWEEN line AND end_line", (place["path"], int(place["line"]))
