"""Entries, names, tags and note states in SQLite: what `define`, `tags`, `list` and `show` look up by key.

SQLite because it answers a look-up by key without loading the rest, survives a kill in the middle of a write, and
executes nothing it reads. Whoosh holds the postings only; a Whoosh document is known here by its `uid`.

A rollback journal, not a write-ahead log: readers of a folder that cannot be written to need none of its helper files.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from aikb.base.sqlite import marks, where_in
from aikb.index.catalog_rows import ENTRY_COLUMNS, NOTE_COLUMNS, Name, dump, from_entry, to_entry, to_summary
from aikb.model import Entry, Note, NoteSummary
from aikb.names.lexicon import TEACHABLE
from aikb.notes.changes import NoteState

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (path TEXT PRIMARY KEY, size INT, mtime_ns INT, identity INT, digest BLOB, read_ns INT,
                    kind TEXT, title TEXT, tags TEXT, titled INT, body_line INT) WITHOUT ROWID;
CREATE TABLE entries (uid INTEGER PRIMARY KEY, id TEXT, type TEXT, kind TEXT, names TEXT, note TEXT,
                      path TEXT, heading TEXT, line INT, end_line INT, last_line INT, tags TEXT, definition TEXT,
                      text TEXT, weak INT, rest INT);
CREATE INDEX entries_path ON entries (path, line);
CREATE INDEX entries_id ON entries (id);
CREATE TABLE names (key TEXT, uid INT, rank INT, text TEXT, PRIMARY KEY (key, uid)) WITHOUT ROWID;
CREATE INDEX names_uid ON names (uid);
CREATE TABLE sounds (sound TEXT, key TEXT, PRIMARY KEY (sound, key)) WITHOUT ROWID;
CREATE TABLE vocabulary (term TEXT PRIMARY KEY, uses INT) WITHOUT ROWID;
"""
CATALOG_FILE = "catalog.sqlite"

_REFUSALS = {getattr(sqlite3, f"SQLITE_{name}") for name in ("PERM", "BUSY", "LOCKED", "READONLY", "FULL")}


class Catalog:
    """One generation's SQLite file. Raises sqlite3.Error when the file is damaged."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.generation = path.parent
        if create:
            path.touch(mode=0o600)
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=10.0, isolation_level=None)
        if create:
            # Nobody reads the file before it is whole, and `seal` brings it safely to the disk.
            self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        else:
            self._db.execute("PRAGMA cache_spill = OFF")  # a writer keeps readers out at its commit only

    def close(self) -> None:
        """Close the file; uncommitted changes are lost."""
        self._db.close()

    def begin(self) -> None:
        """Start a write transaction."""
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Commit the transaction."""
        self._db.execute("COMMIT")

    def meta(self, key: str) -> str:
        """Return a value about the index as a whole, or an empty string."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Store a value about the index as a whole."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def commit_number(self) -> int:
        """Return the Whoosh commit that these entries belong to."""
        return int(self.meta("commit") or 0)

    def states(self) -> dict[str, NoteState]:
        """Return the state of every indexed note, by path."""
        rows = self._db.execute("SELECT path, size, mtime_ns, identity, digest, read_ns FROM notes")
        return {row[0]: NoteState(*row[1:]) for row in rows}

    def touch(self, path: str, state: NoteState) -> None:
        """Store the new state of a file whose content has not changed."""
        columns = "size = ?, mtime_ns = ?, identity = ?, digest = ?, read_ns = ?"
        self._db.execute(f"UPDATE notes SET {columns} WHERE path = ?", (*state, path))

    def add_note(self, note: Note, state: NoteState) -> None:
        """Store a note; its entries are added one by one."""
        row = (note.path, *state, note.kind, note.title, dump(note.tags), note.titled, note.body_line)
        self._db.execute(f"INSERT INTO notes VALUES ({marks(11)})", row)

    def add_entry(self, entry: Entry, names: Iterable[tuple[str, str]]) -> int:
        """Store an entry with its (key, name) pairs in order; return its uid."""
        uid = self._db.execute(f"INSERT INTO entries VALUES (NULL, {marks(15)})", from_entry(entry)).lastrowid
        assert uid is not None
        rows = ((key, uid, rank, text) for rank, (key, text) in enumerate(names))
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", rows)
        return uid

    def add_sounds(self, sounds: Iterable[tuple[str, str]]) -> None:
        """Store readings of names, as (sound, key). They are not deleted; orphans match nothing."""
        self._db.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", sounds)

    def sounding(self, sound: str) -> list[Name]:
        """Return the names with this pinyin, in full or as initials, one per key."""
        statement = """SELECT key, min(uid), rank, text FROM sounds JOIN names USING (key) WHERE sound = ?
            GROUP BY key ORDER BY rank > 0, min(uid)"""
        return [Name(*row) for row in self._db.execute(statement, (sound,))]

    def remove_note(self, path: str) -> None:
        """Delete a note and its entries."""
        mine = "SELECT uid FROM entries WHERE path = ?"
        self._db.execute(f"DELETE FROM names WHERE uid IN ({mine})", (path,))
        self._db.execute("DELETE FROM entries WHERE path = ?", (path,))
        self._db.execute("DELETE FROM notes WHERE path = ?", (path,))

    def words(self) -> set[str]:
        """Return the names that the segmenter learns: those of two to eight Han characters."""
        return {key for (key,) in self._db.execute("SELECT DISTINCT key FROM names") if TEACHABLE.fullmatch(key)}

    def known_words(self, candidates: Sequence[str]) -> list[str]:
        """Return the candidates that are names."""
        return [row[0] for row in where_in(self._db, "SELECT DISTINCT key FROM names WHERE key IN", candidates)]

    def name_counts(self, keys: Sequence[str]) -> dict[str, int]:
        """Return the number of entries for each key that has any."""
        return dict(where_in(self._db, "SELECT key, count(*) FROM names WHERE key IN", keys, "GROUP BY 1"))

    def count_terms(self, uses: Mapping[str, int]) -> None:
        """Change the counts of Latin index terms; those at zero are deleted."""
        statement = "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET uses = uses + excluded.uses"
        self._db.executemany(statement, uses.items())
        fewer = ((term,) for term, change in uses.items() if change < 0)
        self._db.executemany("DELETE FROM vocabulary WHERE term = ? AND uses <= 0", fewer)

    def terms_containing(self, part: str, limit: int) -> list[str]:
        """Return the Latin index terms that contain `part`, the shortest first."""
        statement = "SELECT term FROM vocabulary WHERE instr(term, ?) ORDER BY length(term), term LIMIT ?"
        return [term for (term,) in self._db.execute(statement, (part, limit))]

    def terms_of_length(self, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return (term, uses) of the Latin index terms with a length in this range."""
        statement = "SELECT term, uses FROM vocabulary WHERE length(term) BETWEEN ? AND ?"
        return self._db.execute(statement, (shortest, longest)).fetchall()

    def entries(self, uids: Sequence[int]) -> dict[int, Entry]:
        """Return the entries with these uids; unknown ones are left out."""
        rows = where_in(self._db, f"SELECT {ENTRY_COLUMNS} FROM entries WHERE uid IN", uids)
        return {row[0]: to_entry(row) for row in rows}

    def all_entries(self, *, named: bool = False) -> list[Entry]:
        """Return every entry by path and line, or only those that can be found by name."""
        return self._list("NOT rest" if named else "1")

    def by_id(self, wanted: str) -> Entry | None:
        """Return the entry with this id."""
        return next(iter(self._list("id = ?", wanted)), None)

    def at(self, path: str, line: int) -> Entry | None:
        """Return the innermost entry that a line of a note belongs to."""
        return next(iter(self._list("path = ? AND ? BETWEEN line AND end_line", path, line)), None)

    def inside(self, path: str, first: int, last: int, *, named: bool = False) -> list[Entry]:
        """Return the entries of a note that begin within these lines."""
        return self._list("path = ? AND line BETWEEN ? AND ?" + " AND NOT rest" * named, path, first, last)

    def around(self, path: str, first: int, last: int) -> list[Entry]:
        """Return the entries of a note that enclose these lines, with everything inside them."""
        return self._list("path = ? AND line <= ? AND last_line >= ?", path, first, last)

    def of_note(self, path: str) -> list[Entry]:
        """Return the entries of a note, by line."""
        return self._list("path = ?", path)

    def opening(self, path: str) -> Entry | None:
        """Return the entry on the first line of the note with this path, whose file extension is left out."""
        extension = "substr(path, 1, length(?) + 1) = ? || '.' AND instr(substr(path, length(?) + 2), '/') = 0"
        return next(iter(self._list(f"{extension} AND line = 1", path, path, path)), None)

    def between(self, first: int, last: int) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) for the entries with these uids, by path and line."""
        return self._select("uid BETWEEN ? AND ?", first, last)

    def last_uid(self) -> int:
        """Return the greatest uid in use."""
        return int(self._db.execute("SELECT ifnull(max(uid), 0) FROM entries").fetchone()[0])

    def of_notes(self, paths: Iterable[str]) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) for these notes, by path and line."""
        for path in sorted(paths):
            yield from self._select("path = ?", path)

    def named(self, keys: Sequence[str]) -> list[Name]:
        """Return the names with these keys, canonical names first, then by entry."""
        rows = where_in(self._db, "SELECT key, uid, rank, text FROM names WHERE key IN", keys)
        return sorted((Name(*row) for row in rows), key=lambda name: (name.rank > 0, name.uid))

    def keys(self, uids: Sequence[int]) -> dict[int, list[str]]:
        """Return the keys of each entry's names, in order, by uid."""
        rows = where_in(self._db, "SELECT uid, rank, key FROM names WHERE uid IN", uids)
        keys: dict[int, list[str]] = {}
        for uid, _, key in sorted(rows):
            keys.setdefault(uid, []).append(key)
        return keys

    def names_of_length(self, shortest: int, longest: int) -> Iterator[Name]:
        """Yield the names whose key has a length in this range."""
        statement = "SELECT key, uid, rank, text FROM names WHERE length(key) BETWEEN ? AND ?"
        yield from map(Name._make, self._db.execute(statement, (shortest, longest)))

    def names_beginning(self, parts: Sequence[str]) -> list[Name]:
        """Return the names whose key begins with one of the parts."""
        statement = """SELECT names.key, uid, rank, text FROM json_each(?) AS part CROSS JOIN names
            ON names.key >= part.value AND names.key < part.value || char(1114111)"""
        return list(map(Name._make, self._db.execute(statement, (dump(parts),))))

    def names_sharing(self, part: str, limit: int) -> list[Name]:
        """Return the names that contain `part` or, from three characters on, are part of it, nearest length first."""
        statement = """SELECT key, uid, rank, text FROM names
            WHERE instr(key, :part) OR (length(key) > 2 AND instr(:part, key))
            GROUP BY key ORDER BY abs(length(key) - length(:part)), rank, uid LIMIT :limit"""
        return [Name(*row) for row in self._db.execute(statement, {"part": part, "limit": limit})]

    def notes(self) -> list[NoteSummary]:
        """Return a summary of every note, by path."""
        return list(map(to_summary, self._db.execute(f"SELECT {NOTE_COLUMNS} FROM notes ORDER BY path")))

    def tag_rows(self) -> list[tuple[str, str]]:
        """Return (tag, path) for every tag of every entry, without repeats."""
        statement = "SELECT DISTINCT json_each.value, entries.path FROM entries, json_each(entries.tags) ORDER BY 2, 1"
        return self._db.execute(statement).fetchall()

    def _select(self, where: str, *values: object) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) by path and line. `where` is one of the conditions written in this file."""
        statement = f"SELECT {ENTRY_COLUMNS} FROM entries WHERE {where} ORDER BY path, line"
        yield from ((row[0], to_entry(row)) for row in self._db.execute(statement, values))

    def _list(self, where: str, *values: object) -> list[Entry]:
        return [entry for _, entry in self._select(where, *values)]

    def counts(self) -> tuple[int, int]:
        """Return the numbers of notes and of named entries."""
        notes, entries = "SELECT count(*) FROM notes", "SELECT count(*) FROM entries WHERE NOT rest"
        return self._db.execute(notes).fetchone()[0], self._db.execute(entries).fetchone()[0]


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether a sound file cannot be used now (locked, disk full, read-only); else it is damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS
