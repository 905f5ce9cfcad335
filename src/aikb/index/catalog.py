"""Entries, names, tags and note states in SQLite: all that `define`, `tags`, `list` and `show` need, by key.

SQLite because it answers a look-up by key without loading the rest, survives a kill in the middle of a write, and
executes nothing it reads. Whoosh holds the postings only; a Whoosh document is known here by its `uid`.

A rollback journal, not a write-ahead log: readers of a folder that cannot be written to need none of its helper files.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from aikb.base.sqlite import marks, where_in
from aikb.index.catalog_mentions import SCHEMA as _MENTIONS
from aikb.index.catalog_mentions import Mentions
from aikb.index.catalog_rows import ENTRY_COLUMNS, Name, dump, from_entry, to_entry
from aikb.model import Entry, Note, NoteSummary
from aikb.names.lexicon import TEACHABLE
from aikb.notes.changes import NoteState

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (path TEXT PRIMARY KEY, size INT, mtime_ns INT, identity INT, digest BLOB, read_ns INT,
                    kind TEXT, title TEXT, tags TEXT, titled INT, body_line INT,
                    created TEXT, updated TEXT) WITHOUT ROWID;
CREATE TABLE entries (uid INTEGER PRIMARY KEY, id TEXT, type TEXT, kind TEXT, names TEXT, note TEXT,
                      path TEXT, heading TEXT, line INT, end_line INT, last_line INT, tags TEXT, definition TEXT,
                      text TEXT, weak INT, rest INT, fields TEXT);
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
            self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA + _MENTIONS)
        else:
            self._db.execute("PRAGMA cache_spill = OFF")  # a writer keeps readers out at its commit only

    @property
    def mentions(self) -> Mentions:
        """What running text explains."""
        return Mentions(self._db)

    def close(self) -> None:
        """Closes the file; what was not committed is lost."""
        self._db.close()

    def begin(self) -> None:
        """Starts a write transaction."""
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Ends it, keeping what was written."""
        self._db.execute("COMMIT")

    def meta(self, key: str) -> str:
        """A value kept about the index as a whole, or an empty string."""
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a value about the index as a whole."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def commit_number(self) -> int:
        """The Whoosh commit that these entries belong to."""
        return int(self.meta("commit") or 0)

    def states(self) -> dict[str, NoteState]:
        """Path → state of every note that is indexed."""
        rows = self._db.execute("SELECT path, size, mtime_ns, identity, digest, read_ns FROM notes")
        return {row[0]: NoteState(*row[1:]) for row in rows}

    def touch(self, path: str, state: NoteState) -> None:
        """Notes that a file was looked at again and holds what it held."""
        columns = "size = ?, mtime_ns = ?, identity = ?, digest = ?, read_ns = ?"
        self._db.execute(f"UPDATE notes SET {columns} WHERE path = ?", (*state, path))

    def add_note(self, note: Note, state: NoteState) -> None:
        """Keeps what is known of a note itself; its entries go in one by one."""
        said = (note.kind, note.title, dump(note.tags), note.titled, note.body_line, note.created, note.updated)
        self._db.execute(f"INSERT INTO notes VALUES ({marks(13)})", (note.path, *state, *said))

    def add_entry(self, entry: Entry, names: Iterable[tuple[str, str]]) -> int:
        """Keeps an entry and its (key, name) pairs in order; gives its uid."""
        uid = self._db.execute(f"INSERT INTO entries VALUES (NULL, {marks(16)})", from_entry(entry)).lastrowid
        assert uid is not None
        rows = ((key, uid, rank, text) for rank, (key, text) in enumerate(names))
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", rows)
        return uid

    def add_sounds(self, sounds: Iterable[tuple[str, str]]) -> None:
        """Keeps how names sound, as (sound, key). They stay when the name goes: a sound of nothing finds nothing."""
        self._db.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", sounds)

    def sounding(self, sound: str) -> list[Name]:
        """The names that sound so in pinyin, in full or by initials, one for each key."""
        statement = """SELECT key, min(uid), rank, text FROM sounds JOIN names USING (key) WHERE sound = ?
            GROUP BY key ORDER BY rank > 0, min(uid)"""
        return [Name(*row) for row in self._db.execute(statement, (sound,))]

    def remove_note(self, path: str) -> None:
        """Forgets a note, its entries and its mentions."""
        mine = "SELECT uid FROM entries WHERE path = ?"
        self._db.execute(f"DELETE FROM names WHERE uid IN ({mine})", (path,))
        self._db.execute("DELETE FROM entries WHERE path = ?", (path,))
        self.mentions.remove(path)
        self._db.execute("DELETE FROM notes WHERE path = ?", (path,))

    def words(self) -> set[str]:
        """The words that the notes' names teach the segmenter: names of two to eight Han characters."""
        return {key for (key,) in self._db.execute("SELECT DISTINCT key FROM names") if TEACHABLE.fullmatch(key)}

    def known_words(self, candidates: Sequence[str]) -> list[str]:
        """Those of the candidates that are names."""
        return [row[0] for row in where_in(self._db, "SELECT DISTINCT key FROM names WHERE key IN", candidates)]

    def name_counts(self, keys: Sequence[str]) -> dict[str, int]:
        """Key → how many entries go by it; none that nothing goes by."""
        return dict(where_in(self._db, "SELECT key, count(*) FROM names WHERE key IN", keys, "GROUP BY 1"))

    def notes_with_heading(self, keys: Sequence[str]) -> dict[str, int]:
        """Key → in how many notes it is the name of a section; keys that are no heading are left out."""
        statement = "SELECT key, count(DISTINCT path) FROM names JOIN entries USING (uid) WHERE type = 'section' AND id != path AND key IN"
        return dict(where_in(self._db, statement, keys, "GROUP BY key"))

    def terms_in(self, paths: Sequence[str]) -> dict[str, int]:
        """Path → how many terms the note defines, itself and what is inferred from form alone left out."""
        statement = (
            "SELECT path, count(*) FROM entries WHERE type = 'term' AND id != path AND NOT weak AND NOT rest"
            " AND definition IS NOT NULL AND path IN"
        )
        return dict(where_in(self._db, statement, paths, "GROUP BY path"))

    def count_terms(self, uses: Mapping[str, int]) -> None:
        """Counts Latin index terms up or down; those that are in no entry any more go."""
        statement = "INSERT INTO vocabulary VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET uses = uses + excluded.uses"
        self._db.executemany(statement, uses.items())
        fewer = ((term,) for term, change in uses.items() if change < 0)
        self._db.executemany("DELETE FROM vocabulary WHERE term = ? AND uses <= 0", fewer)

    def terms_containing(self, part: str, limit: int) -> list[str]:
        """Latin index terms that hold `part`, the shortest first."""
        statement = "SELECT term FROM vocabulary WHERE instr(term, ?) ORDER BY length(term), term LIMIT ?"
        return [term for (term,) in self._db.execute(statement, (part, limit))]

    def terms_of_length(self, shortest: int, longest: int) -> list[tuple[str, int]]:
        """(term, uses) of the Latin index terms with so many characters."""
        statement = "SELECT term, uses FROM vocabulary WHERE length(term) BETWEEN ? AND ?"
        return self._db.execute(statement, (shortest, longest)).fetchall()

    def entries(self, uids: Sequence[int]) -> dict[int, Entry]:
        """The entries of these uids; one that is not known is left out."""
        rows = where_in(self._db, f"SELECT {ENTRY_COLUMNS} FROM entries WHERE uid IN", uids)
        return {row[0]: to_entry(row) for row in rows}

    def select(self, where: str = "1", values: Sequence[object] = ()) -> Iterator[tuple[int, Entry]]:
        """(uid, entry) by path and line, where a condition of ours over the columns of `entries` holds."""
        statement = f"SELECT {ENTRY_COLUMNS} FROM entries WHERE {where} ORDER BY path, line"
        yield from ((row[0], to_entry(row)) for row in self._db.execute(statement, values))

    def between(self, first: int, last: int) -> Iterator[tuple[int, Entry]]:
        """(uid, entry) of the entries with these uids."""
        return self.select("uid BETWEEN ? AND ?", (first, last))

    def last_uid(self) -> int:
        """The greatest uid that was given."""
        return int(self._db.execute("SELECT ifnull(max(uid), 0) FROM entries").fetchone()[0])

    def of_notes(self, paths: Iterable[str]) -> Iterator[tuple[int, Entry]]:
        """(uid, entry) of these notes, by path and line."""
        for path in sorted(paths):
            yield from self.select("path = ?", (path,))

    def named(self, keys: Sequence[str]) -> list[Name]:
        """The names with these keys, canonical names first, then by entry."""
        rows = where_in(self._db, "SELECT key, uid, rank, text FROM names WHERE key IN", keys)
        return sorted((Name(*row) for row in rows), key=lambda name: (name.rank > 0, name.uid))

    def keys(self, uids: Sequence[int]) -> dict[int, list[str]]:
        """uid → the keys of its names, in their order."""
        rows = where_in(self._db, "SELECT uid, rank, key FROM names WHERE uid IN", uids)
        keys: dict[int, list[str]] = {}
        for uid, _, key in sorted(rows):
            keys.setdefault(uid, []).append(key)
        return keys

    def names_of_length(self, shortest: int, longest: int) -> Iterator[Name]:
        """Names whose key has so many characters, for spelling help."""
        statement = "SELECT key, uid, rank, text FROM names WHERE length(key) BETWEEN ? AND ?"
        yield from map(Name._make, self._db.execute(statement, (shortest, longest)))

    def names_beginning(self, parts: Sequence[str]) -> list[Name]:
        """The names whose key begins with one of the parts."""
        statement = """SELECT names.key, uid, rank, text FROM json_each(?) AS part CROSS JOIN names
            ON names.key >= part.value AND names.key < part.value || char(1114111)"""
        return list(map(Name._make, self._db.execute(statement, (dump(parts),))))

    def names_sharing(self, part: str, limit: int) -> list[Name]:
        """Names that hold `part`, or are held by it (from three characters on), the nearest in length first."""
        statement = """SELECT key, uid, rank, text FROM names
            WHERE instr(key, :part) OR (length(key) > 2 AND instr(:part, key))
            GROUP BY key ORDER BY abs(length(key) - length(:part)), rank, uid LIMIT :limit"""
        return [Name(*row) for row in self._db.execute(statement, {"part": part, "limit": limit})]

    def notes(self) -> list[NoteSummary]:
        """What is known of every note, by path."""
        return list(self._summaries())

    def note(self, path: str) -> NoteSummary | None:
        """What is known of one note."""
        return next(self._summaries("WHERE path = ?", (path,)), None)

    def _summaries(self, where: str = "", values: Sequence[object] = ()) -> Iterator[NoteSummary]:
        statement = f"SELECT {', '.join(NoteSummary._fields)} FROM notes {where} ORDER BY path"
        for path, kind, title, tags, titled, *rest in self._db.execute(statement, values):
            yield NoteSummary(path, kind, title, tuple(json.loads(tags)), bool(titled), *rest)

    def tag_rows(self) -> list[tuple[str, str]]:
        """(tag, path) for every tag of every entry, without repeats."""
        statement = "SELECT DISTINCT json_each.value, entries.path FROM entries, json_each(entries.tags) ORDER BY 2, 1"
        return self._db.execute(statement).fetchall()

    def counts(self) -> tuple[int, int]:
        """Numbers of notes and of entries that go by a name."""
        notes, entries = "SELECT count(*) FROM notes", "SELECT count(*) FROM entries WHERE NOT rest"
        return self._db.execute(notes).fetchone()[0], self._db.execute(entries).fetchone()[0]


def is_refusal(error: sqlite3.Error) -> bool:
    """Whether a sound file could not be used now (locked, disk full, read-only), rather than the file being damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _REFUSALS
