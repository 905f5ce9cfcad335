"""Brings the index up to date before an answer: finds what changed by a stat scan, and has only that indexed anew.

This module is on the path of every command, so it imports nothing that reads notes or writes indexes: `update` does.
"""

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from aikb.errors import AikbError, CacheUnusable, IndexDamagedError
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog, is_refusal
from aikb.index.rows import NoteState
from aikb.index.seal import fault, seal, sealed_files
from aikb.index.stamp import stamp
from aikb.model import SyncReport
from aikb.notes.files import FileStat, find_notes, read_bytes
from aikb.settings import Settings

FIRST = "no index yet"
ASKED = "asked for"

# A file changed this shortly before it was read may change again under the same time stamp (git: "racily clean").
# A time stamp from the future says nothing either: such files are compared by content each time.
RACY_NS = 2_000_000_000

Progress = Callable[[int, int], None]  # notes done, notes in all


class Changes(NamedTuple):
    """What a scan found: files that are new, changed and gone, how many are as they were, and what is now known of some."""

    added: list[FileStat]
    changed: list[FileStat]
    removed: list[str]
    unchanged: int
    touched: dict[str, NoteState]  # hold what they held, but their stat did not say so
    commit: int = 0  # of the catalog that was looked at

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def up_to_date(
    settings: Settings, cache: Cache, *, rebuild: str = "", progress: Progress | None = None
) -> tuple[Path, SyncReport]:
    """The current generation's folder, true to the notes, and what was done to make it so.

    `rebuild` is the reason to read everything anew, if there is one. Raises CacheUnusable when the cache cannot be
    used, IndexDamagedError when the index turns out to be torn (call again with a reason to rebuild).
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
            changes = scan(settings, now)  # another process has done some of the work meanwhile
        cache.sweep(now)
        return now, update.apply(settings, cache, now, changes, progress)


def usable(settings: Settings, cache: Cache) -> tuple[Path | None, str]:
    """The current generation, or None and why there is none that may be used."""
    generation = cache.current()
    if generation is None:
        return None, FIRST if cache.is_new() else "it was left unfinished"
    reason = fault(generation, stamp(settings))
    return (None, reason) if reason else (generation, "")


def scan(settings: Settings, generation: Path) -> Changes:
    """Compares the notes folder with what the catalog knows of it."""
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        commit, states = catalog.commit_number(), catalog.states()
    changes = diff(settings.root, states, find_notes(settings.root, settings.include, settings.exclude))
    return changes._replace(commit=commit)


def diff(root: Path, states: dict[str, NoteState], files: Iterable[FileStat]) -> Changes:
    """What differs between the known states and the files; where their stat leaves it open, the content is compared."""
    changes = Changes([], [], [], 0, {})
    unchanged = 0
    for file in files:
        state = states.pop(file.path, None)
        if state is None:
            changes.added.append(file)
        elif _clean(state, file):
            unchanged += 1
        else:
            now = now_ns()
            if digest(root, file.path)[0] == state.digest:
                changes.touched[file.path] = state_of(file, state.digest, now)
            else:
                changes.changed.append(file)
    return changes._replace(removed=sorted(states), unchanged=unchanged + len(changes.touched))


def digest(root: Path, path: str) -> tuple[bytes, bytes | None]:
    """What tells a file's content from another's, and the content; empty and None when it cannot be read."""
    try:
        data = read_bytes(root, path)
    except (OSError, ValueError):
        return b"", None
    return digest_of(data), data


def digest_of(data: bytes) -> bytes:
    """What tells a content from another one."""
    from hashlib import blake2b  # noqa: PLC0415 - 3 ms, and most answers hash no file

    return blake2b(data, digest_size=16).digest()


def state_of(file: FileStat, content: bytes, read_ns: int) -> NoteState:
    """What is known of a file read at that time."""
    return NoteState(file.size, file.mtime_ns, file.identity, content, read_ns)


def now_ns() -> int:
    """The time by which read files are judged."""
    return time.time_ns()


def _commit(generation: Path) -> int:
    with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
        return catalog.commit_number()


def _clean(state: NoteState, file: FileStat) -> bool:
    size, mtime_ns, identity, content, read_ns = state
    same = size == file.size and mtime_ns == file.mtime_ns and identity == file.identity
    return same and mtime_ns < read_ns - RACY_NS and content != b""


def _remember(settings: Settings, cache: Cache, generation: Path, touched: dict[str, NoteState]) -> None:
    """Saves the next run the reading of files that were found unchanged, if that can be had at once."""
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
    """What the file system refuses is no damage; what is missing is."""
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
