"""The metadata of a note as it stands in its file; the index keeps only what it says."""

from pathlib import Path

from aikb.model import Entry
from aikb.notes.decode import decode, split_lines
from aikb.query.index import Index

_LONGEST = 1 << 20  # bytes that are read for it


def matter(root: Path, index: Index, entry: Entry) -> str:
    """The lines above a note's text; empty for an entry inside a note, and when the file is gone."""
    if entry.id != entry.path:
        return ""
    body_line = next((note.body_line for note in index.catalog.notes() if note.path == entry.path), 1)
    if body_line == 1:
        return ""
    try:
        with (root / entry.path).open("rb") as file:
            lines = split_lines(decode(file.read(_LONGEST)).text)
    except OSError:
        return ""
    end = next((at for at in range(body_line - 1, len(lines)) if lines[at].strip()), len(lines))
    return "".join(f"{line}\n" for line in lines[:end])
