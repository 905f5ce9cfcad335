"""Bring the index up to date before an answer: find what changed by a stat scan, and reindex only that.

Every command runs this, so it imports nothing that reads notes or writes indexes: `update` does.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from aikb.base.errors import AikbError, CacheUnusable, IndexDamagedError
from aikb.base.sqlite import is_refusal
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.seal import fault, seal, sealed_files
from aikb.index.stamp import stamp
from aikb.model import Progress, SyncReport
from aikb.notes.changes import RACY_NS, Changes, NoteState, diff
from aikb.notes.files import notes_of
from aikb.settings import Settings

FIRST = "no index yet"
ASKED = "asked for"


def up_to_date(
    settings: Settings, cache: Cache, *, rebuild: str = "", progress: Progress | None = None
) -> tuple[Path, SyncReport]:
    """Return the current generation's folder, true to the notes, and a report of what was done.

    `rebuild` is the reason to read everything again, if there is one. Raises CacheUnusable if the cache cannot be used,
    IndexDamagedError if the index turns out to be damaged (call again with a reason to rebuild).
    """
    generation, _ = usable(settings, cache)
    changes = None
    if generation is not None and not rebuild:
        changes = scan(settings, generation)
        if not changes:
            _remember(settings, cache, generation, changes.touched)
            return generation, SyncReport(unchanged=changes.unchanged)
    cache.prepare()
    with cache.locked(), _refusals(cache):
        from aikb.index import build, update  # noqa: PLC0415 - yaml, markdown-it and whoosh: only when something changed

        now, reason = usable(settings, cache)
        if now is None or rebuild:
            return build.build(settings, cache, rebuild or reason, progress)
        if changes is None or now != generation or _commit(now) != changes.commit:
            changes = scan(settings, now)  # another process has done some of the work in the meantime
        cache.sweep(now)
        return now, update.apply(settings, cache, now, changes, progress)


def usable(settings: Settings, cache: Cache) -> tuple[Path | None, str]:
    """Return the current generation, or None and the reason why there is none to use."""
    generation = cache.current()
    if generation is None:
        return None, FIRST if cache.is_new() else "it was left unfinished"
    reason = fault(generation, stamp(settings))
    return (None, reason) if reason else (generation, "")


def scan(settings: Settings, generation: Path) -> Changes:
    """Compare the notes folder with what the catalog knows of it."""
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        commit, states = catalog.commit_number(), catalog.states()
    changes = diff(settings.root, states, notes_of(settings))
    return changes._replace(commit=commit)


def _commit(generation: Path) -> int:
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        return catalog.commit_number()


def _remember(settings: Settings, cache: Cache, generation: Path, touched: dict[str, NoteState]) -> None:
    """Record which files were read and found unchanged, to save the next run reading them, if nobody is writing."""
    if not any(state.mtime_ns < state.read_ns - RACY_NS and state.digest for state in touched.values()):
        return
    with contextlib.suppress(AikbError, OSError, sqlite3.Error), cache.locked(0):
        if usable(settings, cache)[0] == generation:
            with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
                catalog.begin()
                for path, state in touched.items():
                    catalog.touch(path, state)
                catalog.commit()
            seal(generation, stamp(settings), sealed_files(generation))


@contextlib.contextmanager
def _refusals(cache: Cache) -> Iterator[None]:
    """Turn refusals of the file system into CacheUnusable; a missing file is damage."""
    try:
        yield
    except FileNotFoundError as error:
        raise IndexDamagedError(f"{error.filename} is missing") from error
    except OSError as error:
        raise CacheUnusable(
            f"cannot write to the cache folder {cache.folder}: {error.strerror}", "make room"
        ) from error
    except sqlite3.Error as error:
        if is_refusal(error):
            raise CacheUnusable(f"cannot write to the cache folder {cache.folder}: {error}", "make room") from error
        raise
