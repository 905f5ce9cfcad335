"""Results of earlier runs, in SQLite: a note that did not change is not read again.

Nothing in it is executed, and its paths are only compared. `open` opens it.
"""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from aikb.check.facts.fact import BITS
from aikb.model import Edit, Problem
from aikb.notes.changes import NoteState

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE done (id INTEGER PRIMARY KEY, names TEXT UNIQUE);
CREATE TABLE notes (id INTEGER PRIMARY KEY, path TEXT UNIQUE, size INT, mtime_ns INT, identity INT, digest BLOB,
                    read_ns INT, done INT, found TEXT, suppressed TEXT);
CREATE TABLE facts (id INTEGER PRIMARY KEY, line INT, column INT, kind TEXT, key TEXT, text TEXT, detail TEXT);
CREATE TABLE changed (round INT, kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE across (code TEXT, key TEXT, path TEXT, found TEXT, PRIMARY KEY (code, key, path)) WITHOUT ROWID;
"""

_MANY = 100  # notes; when more change at once, no keys are listed and all are checked

Row = tuple[int, int, str, str, str, str]  # a fact without its path


class DamagedError(Exception):
    """The memory contains something that was never written there."""


class NoteRecord(NamedTuple):
    """What is known of one note: its file, which rules have run, what they found, what the note suppresses."""

    path: str
    state: NoteState
    done: frozenset[str]
    found: str  # see `from_problems`
    facts: Sequence[Row]
    suppressed: str = ""


class Memory:
    """An open memory. Raises sqlite3.Error or DamagedError if it is damaged."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._round = 0  # as far as this process knows

    def states(self) -> dict[str, tuple[NoteState, frozenset[str]]]:
        """Return path → the state of its file when it was last read, and the names of rules and gatherers that ran."""
        self._round = self.now()
        done = {number: frozenset(names.split()) for number, names in self.db.execute("SELECT id, names FROM done")}
        rows = self.db.execute("SELECT path, size, mtime_ns, identity, digest, read_ns, done FROM notes")
        try:
            return {row[0]: (NoteState._make(row[1:6]), done[row[6]]) for row in rows}
        except KeyError as error:
            raise DamagedError(f"no such list of rules: {error}") from error

    def touch(self, states: Iterable[tuple[str, NoteState]]) -> None:
        """Record that files were read again and are unchanged."""
        columns = "size = ?, mtime_ns = ?, identity = ?, digest = ?, read_ns = ?"
        with self.writing():
            self.db.executemany(
                f"UPDATE notes SET {columns} WHERE path = ?", ((*state, path) for path, state in states)
            )

    def put(self, known: Sequence[NoteRecord], gone: Sequence[str] = ()) -> None:
        """Store what is now known of some notes, in place of what was, and forget those that are gone."""
        with self.writing():
            self._round += 1
            self.set_meta("round", str(self.now() + 1))
            numbers = self._numbers([*(note.path for note in known), *gone])
            self._mark_changed(known, numbers)
            self._forget(numbers.values())
            unused = count(self.db.execute("SELECT coalesce(max(id), 0) + 1 FROM notes").fetchone()[0])
            numbered = [(numbers.get(note.path) or next(unused), note) for note in known]
            done = {names: self._done(names) for names in {note.done for note in known}}
            rows = (
                (number, note.path, *note.state, done[note.done], note.found, note.suppressed)
                for number, note in numbered
            )
            self.db.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            facts = ((at, *fact) for number, note in numbered for at, fact in enumerate(note.facts, number << BITS))
            self.db.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", facts)

    def _numbers(self, paths: Sequence[str]) -> dict[str, int]:
        """Return the ids of those notes that are stored."""
        statement = "SELECT id FROM notes WHERE path = ?"
        if not self.db.execute("SELECT 1 FROM notes LIMIT 1").fetchone():
            return {}
        return {path: row[0] for path in paths if (row := self.db.execute(statement, (path,)).fetchone())}

    def _forget(self, numbers: Iterable[int]) -> None:
        """Remove notes and their facts."""
        ranges = [(number, number << BITS, (number + 1) << BITS) for number in numbers]
        self.db.executemany("DELETE FROM facts WHERE id >= ? AND id < ?", (each[1:] for each in ranges))
        self.db.executemany("DELETE FROM notes WHERE id = ?", (each[:1] for each in ranges))

    def _mark_changed(self, known: Sequence[NoteRecord], numbers: Mapping[str, int]) -> None:
        """Record for which keys the facts changed, or that there are too many to list."""
        now = self.now()
        changed: set[tuple[str, str]] = set()
        if len(known) <= _MANY and len(numbers) <= _MANY:
            after = {note.path: note.facts for note in known}
            for path in {*after, *numbers}:
                facts = set(after.get(path, ())) ^ self._facts(numbers.get(path, 0))
                changed |= {(kind, key) for _, _, kind, key, _, _ in facts}
        else:
            self.set_meta("many", str(now))
        self.db.executemany("INSERT OR REPLACE INTO changed VALUES (?, ?, ?)", ((now, *each) for each in changed))

    def _facts(self, number: int) -> set[Row]:
        rows = "SELECT line, column, kind, key, text, detail FROM facts WHERE id >= ? AND id < ?"
        return set(self.db.execute(rows, (number << BITS, (number + 1) << BITS)))

    def is_overtaken(self) -> bool:
        """Return whether another process has changed the memory since this one read the states."""
        return self.now() != self._round

    def now(self) -> int:
        """Return a number that grows with each change."""
        return int(self.meta("round") or 0)

    def found(self, wanted: Callable[[str], bool]) -> Iterator[Problem]:
        """Yield what was found in each of the wanted notes alone."""
        for path, found in self.db.execute("SELECT path, found FROM notes WHERE found != '[]'"):
            if wanted(path):
                yield from to_problems(path, found)

    def suppressions(self) -> dict[str, str]:
        """Return path → what a note suppresses, if anything."""
        return dict(self.db.execute("SELECT path, suppressed FROM notes WHERE suppressed != ''"))

    def digests(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return path → digest of the stored content of these notes."""
        statement = "SELECT digest FROM notes WHERE path = ?"
        return {path: row[0] for path in paths if (row := self.db.execute(statement, (path,)).fetchone())}

    def meta(self, key: str) -> str:
        """Return a value stored under a name, or an empty string."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Store a value under a name."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Run one transaction: all of it is kept, or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.db.execute("ROLLBACK")
            raise
        self.db.execute("COMMIT")

    def _done(self, names: frozenset[str]) -> int:
        joined = " ".join(sorted(names))
        self.db.execute("INSERT OR IGNORE INTO done (names) VALUES (?)", (joined,))
        number: int = self.db.execute("SELECT id FROM done WHERE names = ?", (joined,)).fetchone()[0]
        return number


def from_problems(found: Iterable[Problem]) -> str:
    """Return the findings of a note as text, without their path."""
    rows = [problem[1:] for problem in found]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else "[]"


def to_problems(path: str, text: str) -> Iterator[Problem]:
    """Yield the findings of a note. Raises DamagedError if the text is not ours."""
    try:
        for line, column, rule, message, severity, edits, safe in json.loads(text):
            yield Problem(path, line, column, rule, message, severity, tuple(Edit(*edit) for edit in edits), safe)
    except (ValueError, TypeError) as error:
        raise DamagedError(f"{path}: {error}") from error
