"""Open the memory of `check`: a file in the cache folder, or in memory if that cannot be written.

It is recreated if it is damaged, foreign, or made by other rules.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from aikb.base.cache_folder import CacheFolder
from aikb.base.errors import CacheUnusable
from aikb.base.sqlite import is_refusal
from aikb.check.memory.store import TABLES, DamagedError, Memory

FILE = "check.sqlite"

_WAIT = 5.0  # seconds, for another process that writes

Answer = TypeVar("Answer")


def with_memory(cache: CacheFolder, fingerprint: str, ask: Callable[[Memory], Answer]) -> Answer:
    """Return the answer of `ask` from the memory; from an empty one if that fails."""
    try:
        with contextlib.closing(_open(cache, fingerprint)) as db:
            return ask(Memory(db))
    except (sqlite3.Error, DamagedError) as error:
        if not (isinstance(error, sqlite3.Error) and is_refusal(error)):
            _remove(cache.folder / FILE)
    with contextlib.closing(_empty(fingerprint)) as db:
        return ask(Memory(db))


def _open(cache: CacheFolder, fingerprint: str) -> sqlite3.Connection:
    """Return the memory in the cache folder, recreated if it is of other rules; in memory if there can be none."""
    path = cache.folder / FILE
    try:
        cache.prepare()
        db = _connect(path)
    except (CacheUnusable, sqlite3.OperationalError):
        return _empty(fingerprint)
    try:
        if _fingerprint(db) != fingerprint:
            db.close()
            _remove(path)
            db = _filled(_connect(path), fingerprint)
        return db if _is_writable(db) else _copy(db)
    except BaseException:
        db.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    with contextlib.suppress(OSError):
        path.touch(mode=0o600)
    return sqlite3.connect(f"{path.as_uri()}?mode=rwc", uri=True, timeout=_WAIT, isolation_level=None)


def _fingerprint(db: sqlite3.Connection) -> str:
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
        return ""
    return Memory(db).meta("fingerprint")


def _is_writable(db: sqlite3.Connection) -> bool:
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if is_refusal(error):
            return False
        raise
    return True


def _copy(db: sqlite3.Connection) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with contextlib.closing(db):
        db.backup(copy)
    return copy


def _empty(fingerprint: str) -> sqlite3.Connection:
    return _filled(sqlite3.connect(":memory:", isolation_level=None), fingerprint)


def _filled(db: sqlite3.Connection, fingerprint: str) -> sqlite3.Connection:
    db.executescript(f"BEGIN; {TABLES}")
    Memory(db).set_meta("fingerprint", fingerprint)
    db.execute("COMMIT")
    return db


def _remove(path: Path) -> None:
    """Remove a memory. Its journal goes first: SQLite would replay it into the next file."""
    with contextlib.suppress(OSError):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        path.unlink(missing_ok=True)
