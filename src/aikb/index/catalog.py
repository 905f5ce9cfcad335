"""Entries, names, tags and note states in SQLite: what `define`, `tags`, `list` and `show` look up by key.

SQLite because it answers a look-up by key without loading the rest, survives a kill in the middle of a write, and
executes nothing it reads. Whoosh holds the postings only; a Whoosh document is known here by its `uid`.

A rollback journal, not a write-ahead log: readers of a folder that cannot be written to need none of its helper files.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from aikb.base.sqlite import placeholders, where_in
from aikb.index.catalog_mentions import SCHEMA as _MENTIONS
from aikb.index.catalog_mentions import Mentions
from aikb.index.catalog_names import NameQuestions
from aikb.index.catalog_rows import (
    ENTRY_COLUMNS,
    NOTE_COLUMNS,
    dump,
    file_title,
    from_entry,
    renamed,
    to_entry,
    to_summary,
)
from aikb.model import Entry, Note, NoteSummary
from aikb.names.generic import least_notes
from aikb.notes.changes import NoteState

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE notes (path TEXT PRIMARY KEY, size INT, mtime_ns INT, identity INT, digest BLOB, read_ns INT,
                    kind TEXT, title TEXT, tags TEXT, titled INT, body_line INT,
                    created TEXT, updated TEXT, role TEXT) WITHOUT ROWID;
CREATE TABLE entries (uid INTEGER PRIMARY KEY, id TEXT, type TEXT, kind TEXT, names TEXT, note TEXT,
                      path TEXT, heading TEXT, line INT, end_line INT, last_line INT, tags TEXT, definition TEXT,
                      text TEXT, weak INT, rest INT, fields TEXT, role TEXT);
CREATE INDEX entries_path ON entries (path, line);
CREATE INDEX entries_id ON entries (id);
CREATE TABLE names (key TEXT, uid INT, rank INT, text TEXT, PRIMARY KEY (key, uid)) WITHOUT ROWID;
CREATE INDEX names_uid ON names (uid);
CREATE TABLE sounds (sound TEXT, key TEXT, PRIMARY KEY (sound, key)) WITHOUT ROWID;
CREATE TABLE vocabulary (term TEXT PRIMARY KEY, uses INT) WITHOUT ROWID;
"""
CATALOG_FILE = "catalog.sqlite"
# Keys of terms that recur inside the notes of one folder, always by a single name, and that name no note.
_FOLDER = "rtrim(path, replace(path, '/', ''))"
_FIELDS = f"""
WITH used AS (
  SELECT key, {_FOLDER} AS folder, count(DISTINCT path) AS uses FROM names JOIN entries USING (uid)
  WHERE rank = 0 AND type = 'term' AND NOT rest AND id != path GROUP BY 1, 2 HAVING uses >= :least),
folders AS (SELECT {_FOLDER} AS folder, count(*) AS notes FROM notes GROUP BY 1)
SELECT DISTINCT key FROM used JOIN folders USING (folder) WHERE uses * :share >= notes AND NOT EXISTS (
  SELECT 1 FROM names AS named JOIN entries USING (uid) WHERE named.key = used.key AND (
    id = path OR EXISTS (SELECT 1 FROM names AS other WHERE other.uid = named.uid AND other.key != named.key)))
"""
FIELD_LEAST, FIELD_SHARE = 3, 3  # a field is in at least 3 notes, and in one of 3 notes of the folder


class Catalog(NameQuestions):
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
        """Close the file; uncommitted changes are lost."""
        self._db.close()

    def begin(self) -> None:
        """Start a write transaction."""
        self._db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Commit the transaction."""
        self._db.execute("COMMIT")

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
        facts = (note.kind, note.title, dump(note.tags), note.titled, note.body_line, note.created, note.updated)
        self._db.execute(f"INSERT INTO notes VALUES ({placeholders(14)})", (note.path, *state, *facts, note.role))

    def add_entry(self, entry: Entry, names: Iterable[tuple[str, str]]) -> int:
        """Store an entry with its (key, name) pairs in order; return its uid."""
        uid = self._db.execute(f"INSERT INTO entries VALUES (NULL, {placeholders(17)})", from_entry(entry)).lastrowid
        assert uid is not None
        rows = ((key, uid, rank, text) for rank, (key, text) in enumerate(names))
        self._db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?)", rows)
        return uid

    def add_sounds(self, sounds: Iterable[tuple[str, str]]) -> None:
        """Store readings of names, as (sound, key). They are not deleted; orphans match nothing."""
        self._db.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", sounds)

    def remove_note(self, path: str) -> None:
        """Delete a note, its entries and its mentions."""
        mine = "SELECT uid FROM entries WHERE path = ?"
        self._db.execute(f"DELETE FROM names WHERE uid IN ({mine})", (path,))
        self._db.execute("DELETE FROM entries WHERE path = ?", (path,))
        self.mentions.remove(path)
        self._db.execute("DELETE FROM notes WHERE path = ?", (path,))

    def entries(self, uids: Sequence[int]) -> dict[int, Entry]:
        """Return the entries with these uids; unknown ones are left out."""
        rows = where_in(self._db, f"SELECT {ENTRY_COLUMNS} FROM entries WHERE uid IN", uids)
        found = {row[0]: to_entry(row) for row in rows}
        return {uid: self._named(entry) for uid, entry in found.items()}

    @cached_property
    def _shared_titles(self) -> frozenset[str]:
        """The headings that several notes open with: they name none of them, so each is named by its file."""
        return frozenset(json.loads(self.meta("shared_titles") or "[]"))

    def count_recurring(self) -> None:
        """Look again for what recurs over the notes: titles and fields. To be called once all notes are in."""
        total = self._db.execute("SELECT count(*) FROM notes").fetchone()[0]
        statement = "SELECT title FROM notes WHERE NOT titled GROUP BY title HAVING count(*) >= ? ORDER BY title"
        self.set_meta("shared_titles", dump([title for (title,) in self._db.execute(statement, (least_notes(total),))]))
        fields = self._db.execute(_FIELDS, {"least": FIELD_LEAST, "share": FIELD_SHARE})
        self.set_meta("fields", dump(sorted(key for (key,) in fields)))
        for name in ("_shared_titles", "_fields"):
            self.__dict__.pop(name, None)

    def all_entries(self, *, named: bool = False) -> list[Entry]:
        """Return every entry by path and line, or only those that can be found by name."""
        return self._list("NOT rest AND role != 'template'" if named else "1")

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

    def containing(self, text: str) -> list[Entry]:
        """Return the entries whose Markdown has this text, letter by letter."""
        return self._list("instr(text, ?)", text)

    def of_note(self, path: str) -> list[Entry]:
        """Return the entries of a note, by line."""
        return self._list("path = ?", path)

    def opening(self, path: str) -> Entry | None:
        """Return the entry on the first line of the note with this path, whose file extension is left out."""
        extension = "substr(path, 1, length(?) + 1) = ? || '.' AND instr(substr(path, length(?) + 2), '/') = 0"
        return next(iter(self._list(f"{extension} AND line = 1", path, path, path)), None)

    def with_fields(self, uids: Sequence[int]) -> list[int]:
        """Return those of these uids whose entries have metadata."""
        return [row[0] for row in where_in(self._db, "SELECT uid FROM entries WHERE fields != '' AND uid IN", uids)]

    def between(self, first: int, last: int) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) for the entries with these uids, as they were read: the index depends on each note alone."""
        return self._select("uid BETWEEN ? AND ?", first, last)

    def as_read(self, paths: Iterable[str]) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) for these notes as they were read, by path and line; see `between`."""
        for path in sorted(paths):
            yield from self._select("path = ?", path)

    def last_uid(self) -> int:
        """Return the greatest uid in use."""
        return int(self._db.execute("SELECT ifnull(max(uid), 0) FROM entries").fetchone()[0])

    def notes(self) -> list[NoteSummary]:
        """Return a summary of every note, by path."""
        return list(self._summaries("role != 'binary'"))

    def note(self, path: str) -> NoteSummary | None:
        """Return the summary of one note."""
        return next(self._summaries("path = ?", path), None)

    def _summaries(self, where: str, *values: object) -> Iterator[NoteSummary]:
        rows = self._db.execute(f"SELECT {NOTE_COLUMNS} FROM notes WHERE {where} ORDER BY path", values)
        for note in map(to_summary, rows):
            shared = note.title in self._shared_titles and not note.titled
            yield note._replace(title=file_title(note.path)) if shared else note

    def tag_rows(self) -> list[tuple[str, str]]:
        """Return (tag, path) for every tag of every entry, without repeats."""
        statement = """SELECT DISTINCT json_each.value, entries.path FROM entries, json_each(entries.tags)
            WHERE role != 'template' ORDER BY 2, 1"""
        return self._db.execute(statement).fetchall()

    def _select(self, where: str, *values: object) -> Iterator[tuple[int, Entry]]:
        """Yield (uid, entry) by path and line. `where` is one of the conditions written in this file."""
        statement = f"SELECT {ENTRY_COLUMNS} FROM entries WHERE {where} ORDER BY path, line"
        yield from ((row[0], to_entry(row)) for row in self._db.execute(statement, values))

    def _list(self, where: str, *values: object) -> list[Entry]:
        return [self._named(entry) for _, entry in self._select(where, *values)]

    def _named(self, entry: Entry) -> Entry:
        return renamed(entry) if entry.note in self._shared_titles else entry

    def counts(self) -> tuple[int, int]:
        """Return the numbers of notes and of named entries."""
        notes, entries = "SELECT count(*) FROM notes", "SELECT count(*) FROM entries WHERE NOT rest"
        return self._db.execute(notes).fetchone()[0], self._db.execute(entries).fetchone()[0]
