"""An entry to its whole text: its own lines and those of everything inside it."""

from aikb.model import Entry, Passage
from aikb.query.index import Index


def whole(index: Index, entry: Entry) -> Passage:
    """The entry's Markdown with all that stands inside it; a note's metadata is left out."""
    inside = index.catalog.select("path = ? AND line BETWEEN ? AND ?", (entry.path, entry.line, entry.last_line))
    return Passage(entry, "\n".join(part.text for _, part in inside).strip("\n"))
