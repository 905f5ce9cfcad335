"""Mentions in the catalog: names that running text explains, by key, with each note's own evidence."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aikb.base.sqlite import where_in
from aikb.index.catalog_rows import dump
from aikb.model import Mention
from aikb.names.fold import key

SCHEMA = """
CREATE TABLE mentions (uid INTEGER PRIMARY KEY, names TEXT, evidence TEXT, path TEXT, line INT, sentence TEXT, defines INT);
CREATE INDEX mentions_path ON mentions (path);
CREATE TABLE mention_names (key TEXT, uid INT, text TEXT, PRIMARY KEY (key, uid)) WITHOUT ROWID;
CREATE INDEX mention_names_uid ON mention_names (uid);
"""
_COLUMNS = "names, evidence, path, line, sentence, defines"


class Mentions:
    """The mentions in a catalog's database. They come and go with their note; nothing is decided from them here."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, mentions: Iterable[Mention]) -> None:
        """Store the mentions of a note."""
        statement = "INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?)"
        for each in mentions:
            uid = self._db.execute(statement, (dump(each.names), *each[1:])).lastrowid
            rows = ((key(name), uid, name) for name in each.names)
            self._db.executemany("INSERT OR IGNORE INTO mention_names VALUES (?, ?, ?)", rows)

    def remove(self, path: str) -> None:
        """Delete the mentions of a note."""
        mine = "SELECT uid FROM mentions WHERE path = ?"
        self._db.execute(f"DELETE FROM mention_names WHERE uid IN ({mine})", (path,))
        self._db.execute("DELETE FROM mentions WHERE path = ?", (path,))

    def having(self, keys: Sequence[str]) -> list[Mention]:
        """Return the mentions with one of these keys among their names, by place."""
        rows = where_in(self._db, "SELECT DISTINCT uid FROM mention_names WHERE key IN", keys)
        found = where_in(self._db, f"SELECT {_COLUMNS} FROM mentions WHERE uid IN", [row[0] for row in rows])
        return sorted(map(_mention, found), key=lambda each: (each.path, each.line, each.names, each.evidence))

    def all(self) -> Iterator[Mention]:
        """Return all mentions, by place."""
        return map(_mention, self._db.execute(f"SELECT {_COLUMNS} FROM mentions ORDER BY path, line, names, evidence"))

    def names_of_length(self, shortest: int, longest: int) -> list[tuple[str, str]]:
        """Return (key, name) of the names whose key has a length in this range."""
        statement = (
            "SELECT key, min(text) FROM mention_names WHERE length(key) BETWEEN ? AND ? GROUP BY key ORDER BY key"
        )
        return self._db.execute(statement, (shortest, longest)).fetchall()


def _mention(row: Sequence[Any]) -> Mention:
    names, evidence, path, line, sentence, defines = row
    return Mention(tuple(json.loads(names)), evidence, path, line, sentence, bool(defines))
