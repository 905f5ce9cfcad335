"""What earlier runs found, in SQLite: a note that did not change is not read again, nor all notes for one that did.

Nothing in it is executed, and its paths are only compared. `remembered` opens it.
"""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aikb.check.collection import SCHEMA, add_facts
from aikb.check.fact import Fact
from aikb.check.rows import DamagedError, from_problems, to_problems
from aikb.index.rows import NoteState
from aikb.model import Problem

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE done (id INTEGER PRIMARY KEY, names TEXT UNIQUE);
CREATE TABLE notes (path TEXT PRIMARY KEY, size INT, mtime_ns INT, identity INT, digest BLOB, read_ns INT,
                    done INT, found TEXT, suppressed TEXT) WITHOUT ROWID;
CREATE TABLE across (code TEXT, path TEXT, found TEXT, PRIMARY KEY (code, path)) WITHOUT ROWID;
{SCHEMA}"""


class Known(NamedTuple):
    """What is known of one note: its file, which rules have looked, what they found, what the note suppresses."""

    path: str
    state: NoteState
    done: frozenset[str]
    found: tuple[Problem, ...]
    facts: tuple[Fact, ...]
    suppressed: str = ""


class Memory:
    """An open memory. Raises sqlite3.Error or DamagedError when it is damaged."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._round = 0  # as far as this process knows

    def close(self) -> None:
        """Frees the file."""
        self.db.close()

    def states(self) -> dict[str, tuple[NoteState, frozenset[str]]]:
        """Path → the state of its file when it was last read, and the names of the rules and gatherers that looked."""
        self._round = self._now()
        done = {number: frozenset(names.split()) for number, names in self.db.execute("SELECT id, names FROM done")}
        rows = self.db.execute("SELECT path, size, mtime_ns, identity, digest, read_ns, done FROM notes")
        try:
            return {row[0]: (NoteState(*row[1:6]), done[row[6]]) for row in rows}
        except KeyError as error:
            raise DamagedError(f"no such list of rules: {error}") from error

    def touch(self, states: Iterable[tuple[str, NoteState]]) -> None:
        """Keeps that files were looked at again and hold what they held."""
        columns = "size = ?, mtime_ns = ?, identity = ?, digest = ?, read_ns = ?"
        with self.writing():
            self.db.executemany(
                f"UPDATE notes SET {columns} WHERE path = ?", ((*state, path) for path, state in states)
            )

    def put(self, known: Sequence[Known], gone: Iterable[str] = ()) -> None:
        """Keeps what is now known of some notes, in place of what was, and forgets those that are gone."""
        with self.writing():
            if self.db.execute("SELECT 1 FROM notes LIMIT 1").fetchone():
                paths = [(path,) for path in (*(note.path for note in known), *gone)]
                self.db.executemany("DELETE FROM facts WHERE path = ?", paths)
                self.db.executemany("DELETE FROM notes WHERE path = ?", paths)
            done = {names: self._done(names) for names in {note.done for note in known}}
            rows = (
                (note.path, *note.state, done[note.done], from_problems(note.found), note.suppressed) for note in known
            )
            self.db.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            add_facts(self.db, (fact for note in known for fact in note.facts))
            self._round += 1
            self.set_meta("round", str(self._now() + 1))

    def is_overtaken(self) -> bool:
        """Whether another process has changed what is known since this one asked for the states."""
        return self._now() != self._round

    def _now(self) -> int:
        """A number that grows with each change of what is known."""
        return int(self.meta("round") or 0)

    def found(self, wanted: Callable[[str], bool]) -> Iterator[Problem]:
        """What was found in each of the wanted notes by looking at it alone."""
        for path, found in self.db.execute("SELECT path, found FROM notes WHERE found != '[]'"):
            if wanted(path):
                yield from to_problems(path, found)

    def suppressions(self) -> dict[str, str]:
        """Path → what each note says of findings that it does not want to hear of, if it says anything."""
        return dict(self.db.execute("SELECT path, suppressed FROM notes WHERE suppressed != ''"))

    def digests(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Path → digest of the content that is known of these notes."""
        statement = "SELECT digest FROM notes WHERE path = ?"
        return {path: row[0] for path in paths if (row := self.db.execute(statement, (path,)).fetchone())}

    def put_across(self, code: str, found: Iterable[Problem]) -> None:
        """Keeps what a rule found in all notes, as they are known now."""
        by_path: dict[str, list[Problem]] = {}
        for problem in found:
            by_path.setdefault(problem.path, []).append(problem)
        self.db.execute("DELETE FROM across WHERE code = ?", (code,))
        rows = ((code, path, from_problems(problems)) for path, problems in by_path.items())
        self.db.executemany("INSERT INTO across VALUES (?, ?, ?)", rows)
        self.set_meta(f"across {code}", str(self._now()))

    def found_across(self, code: str, wanted: Callable[[str], bool]) -> Iterator[Problem]:
        """What a rule found in all notes, on the wanted ones."""
        for path, found in self.db.execute("SELECT path, found FROM across WHERE code = ?", (code,)):
            if wanted(path):
                yield from to_problems(path, found)

    def is_across(self, code: str) -> bool:
        """Whether what a rule found in all notes is true to what is known now."""
        return self.meta(f"across {code}") == str(self._now())

    def meta(self, key: str) -> str:
        """A value kept under a name, or an empty string."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Keeps a value under a name."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
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
