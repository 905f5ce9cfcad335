"""Reads notes and writes them to catalog and Whoosh. Called with the cache's lock held.

Whoosh commits first and keeps its commit before; the catalog's commit then makes both valid at once (see `store`). A
full build is a generation of its own.
"""

import contextlib
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.entries import extract
from aikb.index import document, store
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.commits import commit_files, create
from aikb.index.dictionary import Dictionary, MemoryDictionary, open_dictionary
from aikb.index.rows import NoteState
from aikb.index.seal import seal, to_disk
from aikb.index.segment import Segmenter
from aikb.index.stamp import stamp
from aikb.index.sync import Changes, Progress, digest, now_ns, state_of
from aikb.index.tokens import pairs
from aikb.model import Note, SyncReport
from aikb.names.fold import key
from aikb.names.lexicon import TEACHABLE, Lexicons, open_lexicons
from aikb.names.naming import name_entries
from aikb.names.sound import sounds
from aikb.notes.files import FileStat, find_notes
from aikb.notes.reader import load_note, read_note
from aikb.settings import Settings

_FEW = 10  # notes


class Shift(NamedTuple):
    """By how much more entries than before a word is taught, a Latin term is held."""

    words: Counter[str]
    terms: Counter[str]


def build(settings: Settings, cache: Cache, reason: str, progress: Progress | None = None) -> tuple[Path, SyncReport]:
    """Reads all notes into a new generation and makes it the current one."""
    generation = cache.new_generation()
    try:
        notes = _fill(settings, cache, generation, progress)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    cache.promote(generation)
    return generation, SyncReport(added=notes, rebuilt=reason)


def apply(
    settings: Settings, cache: Cache, generation: Path, changes: Changes, progress: Progress | None = None
) -> SyncReport:
    """Indexes what changed, and what else the changed names cut differently."""
    if changes or changes.touched:
        with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
            catalog.begin()
            for path, state in changes.touched.items():
                catalog.touch(path, state)
            commit = catalog.commit_number()
            if changes:
                _take_in(settings, cache, catalog, changes, progress)
                commit += 1
            _commit(settings, catalog, generation, commit)
    return SyncReport(len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)


def _fill(settings: Settings, cache: Cache, generation: Path, progress: Progress | None) -> int:
    shift = Shift(Counter(), Counter())
    create(generation)
    with contextlib.closing(Catalog(generation / CATALOG_FILE, create=True)) as catalog:
        catalog.begin()
        files = list(find_notes(settings.root, settings.include, settings.exclude))
        lexicon = open_lexicons(cache.shared(), settings.root)
        for note, state in _read_all(settings.root, files, progress):
            _put(catalog, note, state, shift, lexicon)
        words = catalog.words() | set(lexicon.words())
        with store.writing(generation, 0) as batch:
            _index(catalog, batch, Segmenter(_dictionary(cache), words), None, shift)
        catalog.count_terms(shift.terms)
        _commit(settings, catalog, generation, 1)
    return len(files)


def _take_in(settings: Settings, cache: Cache, catalog: Catalog, changes: Changes, progress: Progress | None) -> None:
    shift = Shift(Counter(), Counter())
    gone = {*changes.removed, *(file.path for file in changes.changed)}
    dictionary = _dictionary(cache)
    _forget(catalog, gone, Segmenter(dictionary), shift)
    files = [*changes.added, *changes.changed]
    lexicon = open_lexicons(cache.shared(), settings.root)
    for note, state in _read_all(settings.root, files, progress):
        _put(catalog, note, state, shift, lexicon)
    changed = gone.union(file.path for file in files)
    others = _holding(catalog, _turned(catalog, shift.words)) - changed
    with store.writing(catalog.generation, catalog.commit_number()) as batch:
        for path in changed | others:
            batch.remove(path)
        segmenter = Segmenter(dictionary, _words(catalog, lexicon, changed | others))
        _index(catalog, batch, segmenter, changed, shift)
        _index(catalog, batch, segmenter, others, Shift(Counter(), Counter()))  # they hold what they held
    catalog.count_terms(shift.terms)


def _commit(settings: Settings, catalog: Catalog, generation: Path, commit: int) -> None:
    """Makes the catalog and a Whoosh commit valid together; a kill before the seal costs a full build."""
    catalog.set_meta("commit", str(commit))
    catalog.commit()
    to_disk(generation / CATALOG_FILE, generation)
    seal(generation, stamp(settings), [CATALOG_FILE, *commit_files(generation, commit)])


def _turned(catalog: Catalog, shift: Counter[str]) -> list[str]:
    """The words that came to be names, or are names no more."""
    now = catalog.name_counts(list(shift))
    return sorted(word for word, more in shift.items() if bool(now.get(word, 0)) != bool(now.get(word, 0) - more))


def _holding(catalog: Catalog, words: Sequence[str]) -> set[str]:
    """The notes with an entry that these words may stand in."""
    if not words:
        return set()
    with store.Words(catalog.generation) as index:
        from whoosh.query import And, Or, Term  # noqa: PLC0415 - after store

        query = Or([And([Term("grams", pair) for pair in pairs(word)]) for word in words])
        uids = [uid for uid, _ in index.rank(query, 1 << 30).best]
    return {entry.path for entry in catalog.entries(uids).values()}


def _index(
    catalog: Catalog, batch: store.Batch, segmenter: Segmenter, paths: Iterable[str] | None, shift: Shift
) -> None:
    for uid, entry in catalog.of_notes(paths):
        fields = document.fields(entry, segmenter)
        shift.terms.update(document.latin_terms(fields))
        batch.add(uid, entry.path, fields)


def _put(catalog: Catalog, note: Note, state: NoteState, shift: Shift, lexicon: Lexicons) -> None:
    catalog.add_note(note, state)
    entries = name_entries(note, extract(note))
    called = {name for entry in entries if not entry.rest for name in entry.names}
    readings = lexicon.readings("".join(called))
    catalog.add_sounds((sound, key(name)) for name in called for sound in sounds(name, readings))
    for entry in entries:
        names = [(key(name), name) for name in (() if entry.rest else entry.names)]
        catalog.add_entry(entry, names)
        shift.words.update(filter(TEACHABLE.fullmatch, {each for each, _ in names}))


def _forget(catalog: Catalog, paths: Iterable[str], segmenter: Segmenter, shift: Shift) -> None:
    for path in paths:
        entries = dict(catalog.of_notes([path]))
        for entry in entries.values():
            shift.terms.subtract(document.latin_terms(document.fields(entry, segmenter)))
        for keys in catalog.keys(list(entries)).values():
            shift.words.subtract(filter(TEACHABLE.fullmatch, keys))
        catalog.remove_note(path)


def _words(catalog: Catalog, lexicon: Lexicons, paths: set[str]) -> Iterable[str]:
    """The taught words that may stand in these notes; to ask for all is slower unless the notes are many."""
    if len(paths) > _FEW:
        return catalog.words() | set(lexicon.words())
    slices: set[str] = set()
    for _, entry in catalog.of_notes(paths):
        slices |= document.han_slices(entry)
    candidates = sorted(slices)
    return {*catalog.known_words(candidates), *lexicon.known(candidates)}


def _dictionary(cache: Cache) -> Dictionary | MemoryDictionary:
    dictionary = open_dictionary(cache.shared())
    dictionary.verify()  # 3 ms, and a garbled one would cut every note wrongly from now on
    return dictionary


def _read_all(root: Path, files: Sequence[FileStat], progress: Progress | None) -> Iterator[tuple[Note, NoteState]]:
    for done, file in enumerate(files, 1):
        read_ns = now_ns()
        content, data = digest(root, file.path)
        note = load_note(root, file.path) if data is None else read_note(file.path, data)
        yield note, state_of(file, content, read_ns)
        if progress:
            progress(done, len(files))
