"""Read note files into everything that the catalog stores of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.model import PLAIN, Dialect, Entry, Note
from aikb.names.fold import key
from aikb.names.lexicon import Lexicons
from aikb.names.sound import sounds
from aikb.notes.changes import NoteState, digest, now_ns, state_of
from aikb.notes.files import FileStat
from aikb.notes.reader import load_note, read_note


class Reading(NamedTuple):
    """A note without its text, its entries, and the pinyin of its names."""

    note: Note
    state: NoteState
    entries: tuple[Entry, ...]
    sounds: tuple[tuple[str, str], ...]  # (sound, key)


def read_files(root: Path, files: Sequence[FileStat], lexicon: Lexicons, dialect: Dialect = PLAIN) -> Iterator[Reading]:
    """Yield the readings of some files, in order; none fails."""
    for file in files:
        read_ns = now_ns()
        content, data = digest(root, file.path)
        note = load_note(root, file.path) if data is None else read_note(file.path, data, dialect)
        entries = tuple(name_entries(note, extract(note)))
        names = {name for entry in entries if not entry.rest for name in entry.names}
        readings = lexicon.readings("".join(names))
        heard = tuple((sound, key(name)) for name in sorted(names) for sound in sounds(name, readings))
        yield Reading(note._replace(lines=(), blocks=()), state_of(file, content, read_ns), entries, heard)
