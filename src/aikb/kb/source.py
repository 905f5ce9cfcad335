"""Read an entry's own file: its text byte for byte, and its web addresses."""

from pathlib import Path

from aikb.model import Dialect, Entry
from aikb.notes.changes import digest
from aikb.notes.decode import raw_lines
from aikb.notes.reader import load_note
from aikb.query.find import whole
from aikb.query.index import Index
from aikb.query.web import addresses


def source(index: Index, root: Path, entry: Entry) -> str:
    """Return the lines of the entry, of a whole note with its metadata.

    If the file changed since it was indexed, return the text of the index.
    """
    content, data = digest(root, entry.path)
    states = index.catalog.states()
    if data is None or entry.path not in states or states[entry.path].digest != content:
        return whole(index, entry).text
    first = 1 if entry.id == entry.path else entry.line
    return "\n".join(raw_lines(data)[first - 1 : entry.last_line]).strip("\n")


def addresses_of(root: Path, entry: Entry, dialect: Dialect) -> list[str]:
    """Return the web addresses of an entry, the nearest first."""
    return addresses(load_note(root, entry.path, dialect), entry)
