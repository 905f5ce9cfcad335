"""Brings the index up to date before an answer: finds what changed by a stat scan, and has only that indexed anew.

This module is on the path of every command, so it imports nothing that reads notes or writes indexes: `update` does.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from aikb.index.cache import Cache
from aikb.index.catalog import Catalog, NoteState
from aikb.index.stamp import stamp
from aikb.model import SyncReport
from aikb.notes.files import FileStat, find_notes
from aikb.settings import Settings

CATALOG_FILE = "catalog.sqlite"

# A file changed this shortly before it was read may change again under the same time stamp (git: "racily clean").
RACY_NS = 2_000_000_000

Progress = Callable[[int, int], None]  # notes done, notes in all


class Changes(NamedTuple):
    """What a scan found: paths that are new, that look changed, that are gone, and how many are as they were."""

    added: list[FileStat]
    doubtful: list[FileStat]
    removed: list[str]
    unchanged: int

    def __bool__(self) -> bool:
        return bool(self.added or self.doubtful or self.removed)


def up_to_date(
    settings: Settings, cache: Cache, *, rebuild: str = "", progress: Progress | None = None
) -> tuple[Path, SyncReport]:
    """The current generation's folder, true to the notes, and what was done to make it so.

    `rebuild` is the reason to read everything anew, if there is one. Raises CacheUnusable when the cache cannot be
    used, IndexDamagedError when the index turns out to be torn (call again with a reason to rebuild).
    """
    generation, reason = _usable(settings, cache)
    if generation is not None and not (rebuild or reason):
        changes = scan(settings, generation)
        if not changes:
            return generation, SyncReport(unchanged=changes.unchanged)
    from aikb.index import update  # noqa: PLC0415 - yaml, markdown-it and whoosh: only when something changed

    cache.prepare()
    with cache.locked():
        generation, reason = _usable(settings, cache)  # another process may have done the work meanwhile
        if generation is None or rebuild or reason:
            return update.build(settings, cache, rebuild or reason, progress)
        return generation, update.apply(settings, cache, generation, scan(settings, generation), progress)


def as_it_is(settings: Settings, cache: Cache) -> Path | None:
    """The current generation's folder without a look at the notes, if there is a usable one."""
    generation, reason = _usable(settings, cache)
    return None if reason else generation


def scan(settings: Settings, generation: Path) -> Changes:
    """Compares the notes folder with what the catalog knows of it."""
    catalog = Catalog(generation / CATALOG_FILE)
    try:
        pending = set(catalog.meta("pending").split("\n")) - {""}
        return diff(catalog.states(), find_notes(settings.root, settings.include, settings.exclude), pending)
    finally:
        catalog.close()


def diff(states: dict[str, NoteState], files: Iterable[FileStat], pending: set[str]) -> Changes:
    """What differs between the known states and the files; `pending` paths were being written when a run was killed."""
    added: list[FileStat] = []
    doubtful: list[FileStat] = []
    unchanged = 0
    gone = set(states) | pending
    for file in files:
        gone.discard(file.path)
        state = states.get(file.path)
        if state is None:
            added.append(file)
        elif file.path in pending or not _clean(state, file):
            doubtful.append(file)
        else:
            unchanged += 1
    return Changes(added, doubtful, sorted(gone), unchanged)


def _clean(state: NoteState, file: FileStat) -> bool:
    same = (state.size, state.mtime_ns, state.inode) == (file.size, file.mtime_ns, file.inode)
    return same and state.mtime_ns < state.read_ns - RACY_NS


def _usable(settings: Settings, cache: Cache) -> tuple[Path | None, str]:
    """The current generation, and why it must not be used, if so."""
    generation = cache.current()
    if generation is None:
        return None, "no index yet"
    try:
        catalog = Catalog(generation / CATALOG_FILE)
        found = catalog.meta("stamp")
        catalog.close()
    except sqlite3.Error as error:
        return None, f"index damaged ({error})"
    return generation, "" if found == stamp(settings) else "made by another version or with other settings"


def now_ns() -> int:
    """The time by which read files are judged."""
    return time.time_ns()
