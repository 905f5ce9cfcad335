"""Find one entry by id, path, path:line or name, with its text and its outline."""

import re
from collections.abc import Sequence

from aikb.base.errors import BadQuery, UnknownEntry, meant
from aikb.model import Entry, Outline, Passage
from aikb.query.define import define
from aikb.query.index import Index
from aikb.query.notefile import of_file

_PATH_LINE = re.compile(r"(?P<path>.+):(?P<line>\d{1,9})")


def find(index: Index, name: str) -> tuple[Entry, tuple[Entry, ...]]:
    """Return the entry of an id, a line of a note, a name or a note's file, and its namesakes.

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
    if found := index.catalog.opening(wanted):
        return found, ()
    if files := of_file(index, wanted):
        return files[0], tuple(files[1:])
    raise _unknown(index, wanted, (*definition.names[:1], *definition.suggestions))


def _unknown(index: Index, wanted: str, near: Sequence[str]) -> UnknownEntry:
    place = _PATH_LINE.fullmatch(wanted)
    last = max((entry.end_line for entry in index.catalog.of_note(place["path"])), default=0) if place else 0
    if place and last:
        return UnknownEntry(f"{place['path']} has no line {place['line']}", hint=f"its last one is {last}")
    hint = meant(near) if near else "aikb list shows all there are"
    return UnknownEntry(f"no entry, note or place is called {wanted!r}", hint=hint)


def _at_place(index: Index, wanted: str) -> Entry | None:
    if found := index.catalog.by_id(wanted):
        return found
    place = _PATH_LINE.fullmatch(wanted)
    return index.catalog.at(place["path"], int(place["line"])) if place else None


def whole(index: Index, entry: Entry) -> Passage:
    """Return the entry's Markdown with everything inside it, and the dates of the note's metadata."""
    parts = index.catalog.inside(entry.path, entry.line, entry.last_line)
    text = "\n".join(part.text for part in parts).strip("\n")
    note = index.catalog.note(entry.path) if entry.id == entry.path else None
    return Passage(entry, text, note.created, note.updated) if note else Passage(entry, text)


def outline(index: Index, entry: Entry) -> Outline:
    """Return the named entries inside an entry, itself included."""
    return Outline(entry, tuple(index.catalog.inside(entry.path, entry.line, entry.last_line, named=True)))
