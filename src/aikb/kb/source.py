"""The text of an entry as it is written in its file, byte for byte what an editor shows."""

from pathlib import Path

from aikb.model import Entry
from aikb.notes.changes import digest
from aikb.notes.decode import raw_lines
from aikb.query.find import whole
from aikb.query.index import Index


def source(index: Index, root: Path, entry: Entry) -> str:
    """Return the lines of the entry, of a whole note with its metadata.

    A file that changed since it was indexed has other lines there: then it is the text of the index.
    """
    content, data = digest(root, entry.path)
    states = index.catalog.states()
    if data is None or entry.path not in states or states[entry.path].digest != content:
        return whole(index, entry).text
    first = 1 if entry.id == entry.path else entry.line
    return "\n".join(raw_lines(data)[first - 1 : entry.last_line]).strip("\n")
