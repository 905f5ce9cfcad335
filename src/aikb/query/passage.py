"""An entry to its whole text, or to its outline: its own lines and those of everything inside it."""

from aikb.model import Entry, Outline, Passage
from aikb.query.index import Index

_INSIDE = "path = ? AND line BETWEEN ? AND ?"


def whole(index: Index, entry: Entry) -> Passage:
    """The entry's Markdown with all that stands inside it; a note's metadata is left out."""
    inside = index.catalog.select(_INSIDE, (entry.path, entry.line, entry.last_line))
    text = "\n".join(part.text for _, part in inside).strip("\n")
    return Passage(entry, text, label_first=index.label_first)


def outline(index: Index, entry: Entry) -> Outline:
    """The entry, and what goes by a name inside it; itself when that is a heading."""
    inside = index.catalog.select(f"{_INSIDE} AND NOT rest", (entry.path, entry.line, entry.last_line))
    return Outline(entry, tuple(each for _, each in inside))
