"""What an index holds, in numbers."""

import contextlib
from pathlib import Path

from aikb.index import sync
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.kb.opened import Opened
from aikb.model import IndexStatus, SyncReport
from aikb.query.index import Index
from aikb.settings import Settings


def outlook(settings: Settings, cache: Cache) -> IndexStatus:
    """What the index holds, and what bringing it up to date would do; changes nothing."""
    root = str(settings.root)
    generation, reason = sync.usable(settings, cache)
    if generation is None:
        return IndexStatus(root, "", 0, 0, 0, SyncReport(rebuilt=reason or sync.FIRST))
    changes = sync.scan(settings, generation)
    report = SyncReport(len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        notes, entries = catalog.counts()
    return IndexStatus(root, str(generation), notes, entries, folder_size(generation), report)


def status(settings: Settings, opened: Opened) -> IndexStatus:
    """What the index holds, once it is up to date, and what was done to make it so."""

    def count(index: Index) -> tuple[Path, int, int]:
        return index.generation, *index.catalog.counts()

    folder, notes, entries = opened.answer(count)
    return IndexStatus(str(settings.root), str(folder), notes, entries, folder_size(folder), opened.report)


def folder_size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
