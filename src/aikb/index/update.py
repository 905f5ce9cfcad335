"""Reads notes and writes them to catalog and Whoosh. Called with the cache's lock held.

The two cannot be committed together, so the paths at work are kept as `pending` in the catalog first: a run killed in
between is found by the next one, which does these paths again. A full build is a generation of its own.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.entries import extract
from aikb.index import document, store
from aikb.index.cache import Cache
from aikb.index.catalog import Catalog, NoteState
from aikb.index.dictionary import open_dictionary
from aikb.index.segment import Segmenter
from aikb.index.stamp import stamp
from aikb.index.sync import CATALOG_FILE, Changes, Progress, now_ns
from aikb.index.tokens import pairs
from aikb.model import Note, SyncReport
from aikb.names.fold import key
from aikb.names.naming import name_entries
from aikb.notes.files import FileStat, find_notes, read_bytes
from aikb.notes.reader import load_note, read_note
from aikb.settings import Settings


class Read(NamedTuple):
    """A file as it was found: its note and its state; `note` is None when it holds what it held before."""

    note: Note | None
    state: NoteState
    path: str


def build(settings: Settings, cache: Cache, reason: str, progress: Progress | None = None) -> tuple[Path, SyncReport]:
    """Reads all notes into a new generation and makes it the current one."""
    generation = cache.new_generation()
    catalog = Catalog(generation / CATALOG_FILE, create=True)
    store.create(generation)
    files = list(find_notes(settings.root, settings.include, settings.exclude))
    catalog.begin()
    for read in _read_all(settings.root, files, {}, progress):
        _put(catalog, read)
    with store.writing(generation) as batch:
        _index(catalog, batch, _segmenter(catalog, cache), None)
    catalog.set_meta("stamp", stamp(settings))
    catalog.commit()
    catalog.close()
    cache.promote(generation)
    return generation, SyncReport(added=len(files), rebuilt=reason)


def apply(
    settings: Settings, cache: Cache, generation: Path, changes: Changes, progress: Progress | None = None
) -> SyncReport:
    """Indexes what changed, and what else the changed names cut differently."""
    catalog = Catalog(generation / CATALOG_FILE)
    try:
        states = catalog.states()
        reads = list(_read_all(settings.root, [*changes.added, *changes.doubtful], states, progress))
        changed = {read.path for read in reads if read.note} | set(changes.removed)
        if changed:
            catalog.set_meta("pending", "\n".join(sorted(changed)))
        catalog.begin()
        words = catalog.words()
        for path in changed:
            catalog.remove_note(path)
        for read in reads:
            _put(catalog, read)
        if changed:
            _rewrite(catalog, cache, generation, changed, catalog.words() ^ words)
        catalog.set_meta("pending", "")
        catalog.commit()
    finally:
        catalog.close()
    kept = changes.unchanged + sum(read.note is None for read in reads)
    added = len(changes.added)
    return SyncReport(added, len(changed) - added - len(changes.removed), len(changes.removed), kept)


def _rewrite(catalog: Catalog, cache: Cache, generation: Path, changed: set[str], words: set[str]) -> None:
    """Writes the entries of the changed notes, and of those whose text holds a word that came or went."""
    paths = changed | _holding(catalog, generation, words)
    with store.writing(generation) as batch:
        for path in paths:
            batch.remove(path)
        _index(catalog, batch, _segmenter(catalog, cache), paths)


def _holding(catalog: Catalog, generation: Path, words: set[str]) -> set[str]:
    if not words:
        return set()
    from whoosh.query import And, Or, Term  # noqa: PLC0415 - after store

    query = Or([And([Term("grams", pair) for pair in pairs(word)]) for word in sorted(words)])
    with store.Words(generation) as index:
        uids = [uid for uid, _ in index.rank(query, 1 << 30).best]
    return {entry.path for entry in catalog.entries(uids).values()}


def _index(catalog: Catalog, batch: store.Batch, segmenter: Segmenter, paths: Iterable[str] | None) -> None:
    for uid, entry in catalog.of_notes(paths):
        fields = document.fields(entry, segmenter)
        catalog.add_vocabulary(document.latin_vocabulary([fields]))
        batch.add(uid, entry.path, fields)


def _put(catalog: Catalog, read: Read) -> None:
    if read.note is None:
        catalog.touch(read.path, read.state)
        return
    catalog.add_note(read.note, read.state)
    for entry in name_entries(read.note, extract(read.note)):
        names = () if entry.rest else entry.names
        catalog.add_entry(entry, [(key(name), name) for name in names])


def _segmenter(catalog: Catalog, cache: Cache) -> Segmenter:
    return Segmenter(open_dictionary(cache.shared()), catalog.words())


def _read_all(
    root: Path, files: Sequence[FileStat], states: dict[str, NoteState], progress: Progress | None
) -> Iterator[Read]:
    for done, file in enumerate(files, 1):
        yield _read(root, file, states.get(file.path))
        if progress:
            progress(done, len(files))


def _read(root: Path, file: FileStat, known: NoteState | None) -> Read:
    read_ns = now_ns()
    try:
        data = read_bytes(root, file.path)
    except OSError:
        state = NoteState(file.size, 0, 0, b"", read_ns)  # looked at again each time
        return Read(load_note(root, file.path), state, file.path)
    digest = hashlib.blake2b(data, digest_size=16).digest()
    state = NoteState(file.size, file.mtime_ns, file.inode, digest, read_ns)
    note = None if known and known.digest == digest else read_note(file.path, data)
    return Read(note, state, file.path)
