"""Compile a lexicon's text into SQLite; see `lexicon`, which reads it."""

import contextlib
import sqlite3
from pathlib import Path

from aikb.base import atomic
from aikb.names.concepts import BUILTIN, read
from aikb.names.fold import key
from aikb.names.sound import all_readings, sounds

_SCHEMA = """
CREATE TABLE concepts (id INTEGER PRIMARY KEY, names TEXT, field TEXT, note TEXT);
CREATE TABLE keys (key TEXT, concept INT, rank INT, name TEXT, PRIMARY KEY (key, concept)) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT, key TEXT, PRIMARY KEY (sound, key)) WITHOUT ROWID;
CREATE TABLE readings (char TEXT PRIMARY KEY, syllables TEXT) WITHOUT ROWID;
"""


def write(source: Path, target: Path, version: int) -> None:
    """Writes the compiled form of a lexicon file, whole or not at all; its version goes in last. Raises OSError."""
    with atomic.draft(target, mode=0o600) as path, contextlib.closing(sqlite3.connect(path)) as db:
        _fill(db, source)
        db.execute(f"PRAGMA user_version = {version}")


def in_memory(source: Path) -> sqlite3.Connection:
    """The compiled form for this process only."""
    db = sqlite3.connect(":memory:")
    _fill(db, source)
    return db


def _fill(db: sqlite3.Connection, source: Path) -> None:
    db.executescript(_SCHEMA)
    readings = all_readings()
    if source == BUILTIN:  # the others ask its table
        db.executemany(
            "INSERT INTO readings VALUES (?, ?)", ((char, ",".join(each)) for char, each in readings.items())
        )
    for number, concept in enumerate(read(source), 1):
        db.execute(
            "INSERT INTO concepts VALUES (?, ?, ?, ?)", (number, "\t".join(concept.names), concept.field, concept.note)
        )
        keys = [(key(name), number, rank, name) for rank, name in enumerate(concept.names)]
        db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?)", keys)
        heard = ((sound, key(name)) for name in concept.names for sound in sounds(name, readings))
        db.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", heard)
    db.commit()
