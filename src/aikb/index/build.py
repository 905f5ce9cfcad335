"""A full build: reads all notes into a generation of its own, with other processes where there are many notes."""

import contextlib
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base import cores, gc_pause
from aikb.index import write
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.part import Part
from aikb.index.read import Reading, Source, read_files
from aikb.index.whoosh import store
from aikb.index.whoosh.commits import create
from aikb.model import Dialect, Progress, SyncReport
from aikb.names.lexicon import open_lexicons
from aikb.notes.files import FileStat, find_notes
from aikb.settings import Settings
from aikb.words.segment import Segmenter

if TYPE_CHECKING:
    from aikb.index.helper import Helper

MANY = 400  # notes; a second process takes a quarter of a second to start
OWN, THEIRS = 20, 32  # notes at a time, here and in a helper: here they are written down as well


def build(settings: Settings, cache: Cache, reason: str, progress: Progress | None = None) -> tuple[Path, SyncReport]:
    """Reads all notes into a new generation and makes it the current one."""
    generation = cache.new_generation()
    try:
        with gc_pause.seldom():
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
        files = list(find_notes(settings.root, settings.include, settings.exclude))
        source = Source(settings.root, lexicon, cache.shared(), settings.dialect)
        with _helpers(len(files), settings, cache.shared()) as helpers:
            for done, reading in enumerate(_read(source, files, helpers), 1):
                write.put(catalog, reading, shift)
                if progress:
                    progress(done, len(files))
            catalog.commit()  # helpers read it; nobody else does before it is promoted
            catalog.begin()
            segmenter = Segmenter(write.whole_dictionary(cache.shared()), catalog.words() | set(lexicon.words()))
            with store.writing(generation, 0) as batch:
                _index(catalog, batch, segmenter, shift, helpers)
        catalog.count_terms(shift.terms)
        write.commit(settings, catalog, generation, 1)
    return len(files)


@contextlib.contextmanager
def _helpers(notes: int, settings: Settings, shared: Path) -> Iterator[list["Helper"]]:
    """As many other processes as are of use: none for few notes, or on one core."""
    number = cores.helpers() if notes >= MANY else 0
    with contextlib.ExitStack() as stack:
        if not number:
            yield []
            return
        from aikb.index.helper import Helper  # noqa: PLC0415 - pickle and subprocess: for many notes only

        yield [stack.enter_context(Helper(settings.root, shared)) for _ in range(number)]


def _read(source: Source, files: Sequence[FileStat], helpers: Sequence["Helper"]) -> Iterator[Reading]:
    """The readings of all files, in their order. Helpers are one round ahead, so that they never wait."""
    rest = iter(files)
    own, theirs = _ask(rest, helpers, source.dialect)
    while own:
        coming = _ask(rest, helpers, source.dialect)
        yield from read_files(source, own)
        for helper, some in zip(helpers, theirs, strict=True):
            found = helper.answer() if some else []
            yield from read_files(source, some) if found is None else found
        own, theirs = coming


def _ask(
    rest: Iterator[FileStat], helpers: Sequence["Helper"], dialect: Dialect
) -> tuple[list[FileStat], list[list[FileStat]]]:
    """A round: the files to be read here, and those that each helper was asked to read."""
    own = list(islice(rest, OWN))
    theirs = [list(islice(rest, THEIRS)) for _ in helpers]
    for helper, some in zip(helpers, theirs, strict=True):
        if some:
            helper.ask("read", (some, dialect))
    return own, theirs


def _index(
    catalog: Catalog, batch: store.Batch, segmenter: Segmenter, shift: write.Shift, helpers: Sequence["Helper"]
) -> None:
    """Indexes all entries, each helper a part of them."""
    last = catalog.last_uid()
    size = last // (len(helpers) + 1) + 1
    parts = [Part(catalog.generation, first, first + size - 1) for first in range(size + 1, last + 1, size)]
    for helper, part in zip(helpers, parts, strict=False):
        helper.ask("index", part)
    write.index(batch, segmenter, catalog.between(1, size), shift.terms)
    for helper, part in zip(helpers, parts, strict=False):
        terms = helper.answer()
        if terms is None:
            write.index(batch, segmenter, catalog.between(part.first, part.last), shift.terms)
        else:
            batch.adopt(part.folder)
            shift.terms.update(terms)
        part.remove()
