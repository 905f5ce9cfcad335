"""Write changes to the catalog and to Whoosh. The caller holds the cache's lock.

Whoosh commits first and keeps its previous commit; the catalog's commit then makes both valid at once (see `store`).
"""

import contextlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from aikb.index import document, write
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.read import Source, read_files
from aikb.index.tokens import pairs
from aikb.index.whoosh import store
from aikb.index.write import Shift
from aikb.model import Progress, SyncReport
from aikb.names.lexicon import TEACHABLE, Lexicons, open_lexicons
from aikb.notes.changes import Changes
from aikb.settings import Settings
from aikb.words.segment import Segmenter

_FEW = 10  # notes


def apply(
    settings: Settings, cache: Cache, generation: Path, changes: Changes, progress: Progress | None = None
) -> SyncReport:
    """Index what changed, and the notes that changed names cut differently."""
    if changes or changes.touched:
        with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
            catalog.begin()
            for path, state in changes.touched.items():
                catalog.touch(path, state)
            commit = catalog.commit_number()
            if changes:
                _take_in(settings, cache, catalog, changes, progress)
                commit += 1
            write.commit(settings, catalog, generation, commit)
    return SyncReport(len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)


def _take_in(settings: Settings, cache: Cache, catalog: Catalog, changes: Changes, progress: Progress | None) -> None:
    shift = Shift.none()
    gone = {*changes.removed, *(file.path for file in changes.changed)}
    dictionary = write.whole_dictionary(cache.shared())
    _forget(catalog, gone, Segmenter(dictionary), shift)
    files = [*changes.added, *changes.changed]
    with contextlib.closing(open_lexicons(cache.shared(), settings.root)) as lexicon:
        readings = read_files(Source(settings.root, lexicon, cache.shared(), settings.dialect), files)
        for done, reading in enumerate(readings, 1):
            write.put(catalog, reading, shift)
            if progress:
                progress(done, len(files))
        changed = gone.union(file.path for file in files)
        others = _holding(catalog, _turned(catalog, shift.words)) - changed
        segmenter = Segmenter(dictionary, _words(catalog, lexicon, changed | others))
    with store.writing(catalog.generation, catalog.commit_number()) as batch:
        for path in changed | others:
            batch.remove(path)
        write.index(batch, segmenter, catalog.as_read(changed), shift.terms)
        write.index(batch, segmenter, catalog.as_read(others), Counter())  # their terms do not change
    catalog.count_terms(shift.terms)


def _turned(catalog: Catalog, shift: Counter[str]) -> list[str]:
    """Return the words that became names, or no longer are."""
    now = catalog.name_counts(list(shift))
    return sorted(word for word, more in shift.items() if bool(now.get(word, 0)) != bool(now.get(word, 0) - more))


def _holding(catalog: Catalog, words: Sequence[str]) -> set[str]:
    """Return the notes with an entry that may contain these words."""
    if not words:
        return set()
    with store.Words(catalog.generation) as index:
        from whoosh.query import And, Or, Term  # noqa: PLC0415 - after store

        query = Or([And([Term("grams", pair) for pair in pairs(word)]) for word in words])
        uids = [uid for uid, _ in index.rank(query, 1 << 30).best]
    return {entry.path for entry in catalog.entries(uids).values()}


def _forget(catalog: Catalog, paths: Iterable[str], segmenter: Segmenter, shift: Shift) -> None:
    for path in paths:
        entries = dict(catalog.as_read([path]))
        for entry in entries.values():
            shift.terms.subtract(document.latin_terms(document.fields(entry, segmenter)))
        for keys in catalog.keys(list(entries)).values():
            shift.words.subtract(filter(TEACHABLE.fullmatch, keys))
        catalog.remove_note(path)


def _words(catalog: Catalog, lexicon: Lexicons, paths: set[str]) -> Iterable[str]:
    """Return the taught words that these notes may contain; asking for all is slower unless there are many notes."""
    if len(paths) > _FEW:
        return catalog.words() | set(lexicon.words())
    slices: set[str] = set()
    for _, entry in catalog.as_read(paths):
        slices |= document.han_slices(entry)
    candidates = sorted(slices)
    return {*catalog.known_words(candidates), *lexicon.known(candidates)}
