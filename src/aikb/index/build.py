"""Build a whole index in a new generation, with other processes if there are many notes."""

import contextlib
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base.gc_pause import rare_gc
from aikb.base.pool import Pool, Sizes
from aikb.index import write
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.part import Part
from aikb.index.read import Source, read_files
from aikb.index.whoosh import store
from aikb.index.whoosh.commits import create
from aikb.model import Progress, SyncReport
from aikb.names.lexicon import open_lexicons
from aikb.notes.files import notes_of
from aikb.settings import Settings
from aikb.words.segment import Segmenter

if TYPE_CHECKING:
    from aikb.base.worker import Worker

MANY = 400  # notes; a worker takes a quarter of a second to start
SIZES = Sizes(own=20, theirs=32)  # notes; this process also writes the results


def build(settings: Settings, cache: Cache, reason: str, progress: Progress | None = None) -> tuple[Path, SyncReport]:
    """Read all notes into a new generation and make it the current one."""
    generation = cache.new_generation()
    try:
        with rare_gc():
            notes = _fill(settings, cache, generation, progress)
    except BaseException:
        shutil.rmtree(generation, ignore_errors=True)
        raise
    cache.promote(generation)
    return generation, SyncReport(added=notes, rebuilt=reason)


def _fill(settings: Settings, cache: Cache, generation: Path, progress: Progress | None) -> int:
    shift = write.Shift.none()
    create(generation)
    with (
        contextlib.closing(Catalog(generation / CATALOG_FILE, create=True)) as catalog,
        contextlib.closing(open_lexicons(cache.shared(), settings.root)) as lexicon,
    ):
        catalog.begin()
        files = list(notes_of(settings))
        setup = (settings.root, cache.shared(), settings.dialect)
        with Pool("aikb.index.worker", setup, lambda _: len(files) >= MANY) as pool:
            read = partial(read_files, Source(settings.root, lexicon, cache.shared(), settings.dialect))
            for done, reading in enumerate(pool.map("read", files, read, SIZES), 1):
                write.put(catalog, reading, shift)
                if progress:
                    progress(done, len(files))
            catalog.commit()  # workers read it; nobody else does before it is promoted
            catalog.begin()
            segmenter = Segmenter(write.whole_dictionary(cache.shared()), catalog.words() | set(lexicon.words()))
            with store.writing(generation, 0) as batch:
                _index(catalog, batch, segmenter, shift, pool.workers)
        catalog.count_terms(shift.terms)
        write.commit(settings, catalog, generation, 1)
    return len(files)


def _index(
    catalog: Catalog, batch: store.Batch, segmenter: Segmenter, shift: write.Shift, workers: Sequence["Worker"]
) -> None:
    """Index all entries, each worker a part of them."""
    last = catalog.last_uid()
    size = last // (len(workers) + 1) + 1
    parts = [Part(catalog.generation, first, first + size - 1) for first in range(size + 1, last + 1, size)]
    for worker, part in zip(workers, parts, strict=False):
        worker.ask("index", part)
    write.index(batch, segmenter, catalog.between(1, size), shift.terms)
    for worker, part in zip(workers, parts, strict=False):
        terms = worker.answer()
        if terms is None:
            write.index(batch, segmenter, catalog.between(part.first, part.last), shift.terms)
        else:
            batch.adopt(part.folder)
            shift.terms.update(terms)
        part.remove()
