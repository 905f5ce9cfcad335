"""One entry by what a person calls it: id, path, path:line, or a name."""

import re

from aikb.errors import UnknownEntry
from aikb.model import Entry
from aikb.query.define import define
from aikb.query.index import Index

_PATH_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)")


def find(index: Index, name: str) -> Entry:
    """The entry of an id, of a note's path (the note as a whole), of a line of a note, or of a name.

    Raises UnknownEntry, with the nearest names as a hint.
    """
    wanted = name.strip()
    place = _PATH_LINE.fullmatch(wanted)
    by_line = ("path = ? AND ? BETWEEN line AND end_line", (place["path"], int(place["line"]))) if place else None
    for where, values in filter(None, (("id = ?", (wanted,)), by_line, ("path LIKE ? AND line = 1", (wanted + ".%",)))):
        found = next(index.catalog.select(where, values), None)
        if found:
            return found[1]
    definition = define(index, wanted)
    if definition.senses:
        return definition.senses[0]
    near = ", ".join(definition.suggestions)
    hint = f"did you mean: {near}?" if near else "aikb list shows all there are"
    raise UnknownEntry(f"no entry, note or place is called {name!r}", hint=hint)
