"""Read note files into everything that the catalog stores of them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from aikb.entries import extract
from aikb.entries.mentions import mentions
from aikb.entries.naming import name_entries
from aikb.model import PLAIN, Dialect, Entry, Mention, Note
from aikb.names.fold import key
from aikb.names.lexicon import Lexicons, taught_slices
from aikb.names.sound import sounds
from aikb.notes.changes import NoteState, digest, now_ns, state_of
from aikb.notes.files import FileStat
from aikb.notes.reader import load_note, read_note
from aikb.words.dictionary import Dictionary, MemoryDictionary, open_dictionary
from aikb.words.segment import Segmenter

_FEW = 60  # runs; to teach a segmenter all words takes as long as to look up those of so many


class Source:
    """Where notes are read from, and with what: the lexicon, and the folder of the compiled dictionary."""

    def __init__(self, root: Path, lexicon: Lexicons, shared: Path, dialect: Dialect = PLAIN) -> None:
        self.root, self.lexicon, self.dialect = root, lexicon, dialect
        self._shared, self._runs = shared, 0

    def cut(self, run: str) -> list[str]:
        """Cut a run of Han characters into words, as for every collection: its own names are not known here."""
        self._runs += 1
        if self._runs > _FEW:
            return self._segmenter.cut(run)
        words = self.lexicon.builtin_known(sorted(taught_slices(run)))  # no others matter to this run
        return Segmenter(self._dictionary, words).cut(run)

    @cached_property
    def _dictionary(self) -> Dictionary | MemoryDictionary:
        return open_dictionary(self._shared)

    @cached_property
    def _segmenter(self) -> Segmenter:
        return Segmenter(self._dictionary, self.lexicon.builtin_words())


class Reading(NamedTuple):
    """A note without its text, its entries, the pinyin of its names, and its mentions."""

    note: Note
    state: NoteState
    entries: tuple[Entry, ...]
    sounds: tuple[tuple[str, str], ...]  # (sound, key)
    mentions: tuple[Mention, ...] = ()


def read_files(source: Source, files: Sequence[FileStat]) -> Iterator[Reading]:
    """Yield the readings of some files, in order; none fails."""
    for file in files:
        read_ns = now_ns()
        content, data = digest(source.root, file.path, outside=file.outside)
        note = load_note(source.root, file.path) if data is None else read_note(file.path, data, source.dialect)
        entries = tuple(name_entries(note, extract(note)))
        names = {name for entry in entries if not entry.rest and not entry.role for name in entry.names}
        readings = source.lexicon.readings("".join(names))
        heard = tuple((sound, key(name)) for name in sorted(names) for sound in sounds(name, readings))
        mentioned = mentions(note, entries, source.cut)
        yield Reading(note._replace(lines=(), blocks=()), state_of(file, content, read_ns), entries, heard, mentioned)
