"""The index and the collection in numbers."""

import contextlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from aikb.index import sync
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.fields import without_fields
from aikb.kb.opened import Opened
from aikb.model import KINDS, IndexStatus, Stats, SyncReport
from aikb.names.fold import language
from aikb.notes.files import LEADS_OUT, find_left_out
from aikb.query.index import Index
from aikb.query.tags import tags
from aikb.settings import Settings

LANGUAGES = ("zh", "en", "mixed")


def outlook(settings: Settings, cache: Cache) -> IndexStatus:
    """Return what the index holds, and what an update would do; changes nothing."""
    root = str(settings.root)
    generation, reason = sync.usable(settings, cache)
    if generation is None:
        report = SyncReport(rebuilt=reason or sync.FIRST)
        return IndexStatus(root, "", 0, 0, 0, report, pending=True, left_out=_left_out(settings))
    changes = sync.scan(settings, generation)
    report = SyncReport(len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        notes, entries = catalog.counts()
    size = folder_size(generation)
    return IndexStatus(root, str(generation), notes, entries, size, report, pending=True, left_out=_left_out(settings))


def status(settings: Settings, opened: Opened) -> IndexStatus:
    """Update the index, and return what it holds and what the update did."""

    def count(index: Index) -> tuple[Path, int, int]:
        return index.generation, *index.catalog.counts()

    folder, notes, entries = opened.answer(count)
    size, left_out = folder_size(folder), _left_out(settings)
    return IndexStatus(str(settings.root), str(folder), notes, entries, size, opened.report, left_out=left_out)


def _left_out(settings: Settings) -> tuple[str, ...]:
    """Return what looks like notes and is not read; links out of the root count unless they are followed."""
    found = find_left_out(settings.root, settings.include, settings.exclude)
    follow = settings.get("follow-links") is True
    return tuple(f"{each.path} {each.why}" for each in found if not (follow and each.why == LEADS_OUT))


def stats(opened: Opened) -> Stats:
    """Count notes, entries, terms and tags, and measure the index."""
    return opened.answer(_count)


def _count(index: Index) -> Stats:
    kinds = Counter(note.kind for note in index.catalog.notes())
    entries = list(without_fields(index.catalog, index.catalog.all_entries(named=True)))
    terms = [entry for entry in entries if entry.type == "term"]
    languages = Counter(_languages(entry.names) for entry in entries)
    return Stats(
        notes=kinds.total(),
        kinds={kind: kinds[kind] for kind in KINDS},
        entries=len(entries),
        terms=len(terms),
        defined=sum(term.definition is not None for term in terms),
        tags=len(tags(index)),
        languages={each: languages[each] for each in LANGUAGES},
        size=folder_size(index.generation),
        built_ns=int(index.generation.name.split("-")[1], 16),  # see index/cache.py
        updated_ns=(index.generation / CATALOG_FILE).stat().st_mtime_ns,
    )


def _languages(names: Iterable[str]) -> str:
    """`zh` or `en` when all names are in that language, else `mixed`."""
    found = set(map(language, names))
    return found.pop() if len(found) == 1 else "mixed"


def folder_size(folder: Path) -> int:
    """Return the size of all files below a folder, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
