"""An entry to its whole text, or to its outline: its own lines and those of everything inside it."""

from aikb.model import Entry, Outline, Passage
from aikb.query.index import Index

_INSIDE = "path = ? AND line BETWEEN ? AND ?"


def whole(index: Index, entry: Entry) -> Passage:
    """The entry's Markdown with all that stands inside it; of a note's metadata the dates."""
    inside = index.catalog.select(_INSIDE, (entry.path, entry.line, entry.last_line))
    text = "\n".join(part.text for _, part in inside).strip("\n")
    note = index.catalog.note(entry.path) if entry.id == entry.path else None
    return Passage(entry, text, note.created, note.updated) if note else Passage(entry, text)


def outline(index: Index, entry: Entry) -> Outline:
    """The entry, and what goes by a name inside it; itself when that is a heading."""
    inside = index.catalog.select(f"{_INSIDE} AND NOT rest", (entry.path, entry.line, entry.last_line))
    return Outline(entry, tuple(each for _, each in inside))
