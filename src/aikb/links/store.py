"""The links and mentions of all notes in SQLite, updated note by note when a command asks for them.

A cache of its own beside the catalog: it can be deleted at any time, and what cannot be read is rebuilt. It holds
places, and resolves nothing: what a name or a target leads to is asked when it is needed.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.base.sqlite import placeholders, where_in
from aikb.links.mention_places import MentionPlace, NoteText
from aikb.links.mentions import Finder
from aikb.links.reading import Reading, read, search
from aikb.links.signature import may_hold
from aikb.model import Link

STORE_FILE = "links.sqlite"
MANY = 400  # notes; another process takes a quarter of a second to start
VERSION = 7  # raise it when the same notes and names come to hold other links or mentions

_SECONDS = 60.0  # for which another process may be bringing it up to date
_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (path TEXT PRIMARY KEY, digest BLOB, signature BLOB) WITHOUT ROWID;
CREATE TABLE names (key TEXT PRIMARY KEY, spellings TEXT) WITHOUT ROWID;
CREATE TABLE mentions (path TEXT, line INT, column INT, text TEXT, key TEXT);
CREATE INDEX mentions_path ON mentions (path, line);
CREATE INDEX mentions_key ON mentions (key);
CREATE TABLE written (path TEXT, line INT, column INT, end_line INT, end_column INT, form TEXT, target TEXT,
                      fragment TEXT, text TEXT, target_line INT, target_column INT);
CREATE INDEX written_path ON written (path, line);
PRAGMA user_version = {VERSION};
"""

Names = Mapping[str, frozenset[str]]  # key → the spellings that count; none when its case does not matter


class Source(NamedTuple):
    """The input of the store; `state` changes whenever any other field does."""

    state: str
    digests: Callable[[], Mapping[str, bytes]]  # path → a digest of the content
    names: Callable[[], Names]
    read: Callable[[str], NoteText]
    progress: Callable[[int, int], None] | None = None  # called after each note that is read
    share: Callable[[Sequence[str], Finder], Iterator[Reading]] | None = None  # reads many notes with other processes


class Update(NamedTuple):
    """What an update did: the notes that were read, and those that were only searched for other names."""

    read: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()


class LinkStore:
    """One store. Raises sqlite3.Error when the file is damaged."""

    def __init__(self, path: Path | None) -> None:
        self._db = sqlite3.connect(path or ":memory:", timeout=_SECONDS, isolation_level=None)
        try:
            if self._db.execute("PRAGMA user_version").fetchone() != (VERSION,):
                self._db.executescript(f"BEGIN IMMEDIATE; {_drop(self._db)} {_SCHEMA} COMMIT;")
        except sqlite3.Error:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def update(self, source: Source) -> Update:
        """Read the notes that changed, and search again those that may mention an added or removed name."""
        if self._state() == source.state:
            return Update()
        self._db.execute("BEGIN IMMEDIATE")
        try:
            done = Update() if self._state() == source.state else self._update(source)
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('state', ?)", (source.state,))
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return done

    def mentions(self, path: str = "", first: int = 0, last: int = 1 << 60) -> Iterator[MentionPlace]:
        """Yield the mentions in these lines of a note, or in all notes, by place."""
        where = "WHERE path = ? AND line BETWEEN ? AND ?" if path else ""
        statement = f"SELECT path, line, column, text, key FROM mentions {where} ORDER BY path, line, column"
        yield from map(MentionPlace._make, self._db.execute(statement, (path, first, last) if path else ()))

    def mentions_of(self, keys: Sequence[str]) -> list[MentionPlace]:
        """Return the mentions of names with these keys, by place."""
        statement = "SELECT path, line, column, text, key FROM mentions WHERE key IN"
        return sorted(MentionPlace(*row) for row in where_in(self._db, statement, keys))

    def written(self, path: str = "", first: int = 0, last: int = 1 << 60) -> Iterator[Link]:
        """Yield the written links in these lines of a note, or in all notes, by place."""
        where = "WHERE path = ? AND line BETWEEN ? AND ?" if path else ""
        statement = f"SELECT {', '.join(Link._fields)} FROM written {where} ORDER BY path, line, column"
        yield from map(Link._make, self._db.execute(statement, (path, first, last) if path else ()))

    def target_place(self, link: Link) -> tuple[int, int]:
        """Return line and column of a link's target; for `[a][b]` those of the definition of `b`."""
        statement = "SELECT target_line, target_column FROM written WHERE (path, line, column) = (?, ?, ?)"
        line, column = self._db.execute(statement, link[:3]).fetchone()
        return line, column

    def _state(self) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE key = 'state'").fetchone()
        return row[0] if row else ""

    def _update(self, source: Source) -> Update:
        digests, names = source.digests(), source.names()
        known = dict(self._db.execute("SELECT path, digest FROM notes"))
        stale = sorted(path for path, digest in digests.items() if known.get(path) != digest)
        added, removed = self._changed_names(names)
        again = (self._may_hold(added) | self._mentioning(removed)) & digests.keys() - set(stale)
        finder = Finder(names)
        for path in known.keys() - digests.keys() | set(stale):
            self._forget(path, "notes", "mentions", "written")
        for done, reading in enumerate(_readings(source, stale, finder), 1):
            self._keep(reading, digests[reading.path])
            rows = ((*each.link, *each.target[:2]) for each in reading.written)
            self._db.executemany(f"INSERT INTO written VALUES ({placeholders(11)})", rows)
            if source.progress:
                source.progress(done, len(stale))
        for path in sorted(again):
            self._forget(path, "notes", "mentions")
            self._keep(search(source.read(path), finder), digests[path])
        self._keep_names(names, added, removed)
        return Update(tuple(stale), tuple(sorted(again)))

    def _changed_names(self, names: Names) -> tuple[list[str], list[str]]:
        """Return the added and the removed names; a name with other spellings is in both."""
        known = {key: frozenset(json.loads(forms)) for key, forms in self._db.execute("SELECT * FROM names")}
        added = [key for key, forms in names.items() if known.get(key) != forms]
        return added, [key for key, forms in known.items() if names.get(key) != forms]

    def _may_hold(self, keys: Sequence[str]) -> set[str]:
        if not keys:
            return set()
        notes = self._db.execute("SELECT path, signature FROM notes")
        return {path for path, bits in notes if any(may_hold(bits, key) for key in keys)}

    def _mentioning(self, keys: Sequence[str]) -> set[str]:
        return {path for (path,) in where_in(self._db, "SELECT DISTINCT path FROM mentions WHERE key IN", keys)}

    def _forget(self, path: str, *tables: str) -> None:
        for table in tables:
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))

    def _keep(self, reading: Reading, digest: bytes) -> None:
        self._db.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", reading.mentions)
        self._db.execute("INSERT INTO notes VALUES (?, ?, ?)", (reading.path, digest, reading.signature))

    def _keep_names(self, names: Names, added: Iterable[str], removed: Iterable[str]) -> None:
        self._db.executemany("DELETE FROM names WHERE key = ?", ((key,) for key in removed))
        rows = ((key, json.dumps(sorted(names[key]), ensure_ascii=False)) for key in added)
        self._db.executemany("INSERT INTO names VALUES (?, ?)", rows)


def _readings(source: Source, paths: Sequence[str], finder: Finder) -> Iterator[Reading]:
    """Yield the links of these notes, in any order."""
    if source.share and len(paths) >= MANY:
        return source.share(paths, finder)
    return (read(source.read(path), finder) for path in paths)


def _drop(db: sqlite3.Connection) -> str:
    """Return the statements that drop the tables of another version."""
    rows = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return "".join('DROP TABLE "{}";'.format(name.replace('"', '""')) for (name,) in rows)
