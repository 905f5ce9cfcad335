"""Find the entries of whole notes by the name of the file."""

import re
from collections.abc import Iterator

from aikb.links.files import Files
from aikb.model import Entry, NoteSummary
from aikb.names.fold import key
from aikb.query.index import Index

_PLACE = re.compile(r"(?P<file>.+?)(?::(?P<line>\d{1,9}))?", re.DOTALL)


def of_file(index: Index, called: str) -> list[Entry]:
    """Return the notes with a path that ends like this, or the entry at a line: `llm-security`, `docs/LLM-Security.md:12`."""
    place = _PLACE.fullmatch(called)
    if not place:
        return []
    notes = {note.path: note for note in index.catalog.notes()}
    files = Files(notes)
    own = files.at(place["file"], folders=False)
    paths = [own] if own else files.named(place["file"]) or files.named(place["file"], key)
    line = int(place["line"]) if place["line"] else 0
    return [entry for path in paths for entry in _entries(index, notes[path], line)]


def _entries(index: Index, note: NoteSummary, line: int) -> Iterator[Entry]:
    if found := index.catalog.at(note.path, line) if line else index.catalog.by_id(note.path):
        yield found
    elif not line:
        yield of_empty(note)


def of_empty(note: NoteSummary) -> Entry:
    """Return an entry for an empty note, which has none in the index."""
    return Entry(note.path, "section", note.kind, (note.title,), note.title, note.path, (note.title,), 1, 1, 1)
