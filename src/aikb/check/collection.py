"""All notes at once, as the rules across notes see them: the facts of each note, found by kind and key."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from aikb.check.config import Config
from aikb.check.fact import Fact
from aikb.notes.files import find_notes

if TYPE_CHECKING:
    import sqlite3

Made = TypeVar("Made")

SCHEMA = """
CREATE TABLE facts (path TEXT, line INT, column INT, kind TEXT, key TEXT, text TEXT, detail TEXT);
CREATE INDEX facts_key ON facts (kind, key);
CREATE INDEX facts_path ON facts (path);
"""

_COLUMNS = "path, line, column, kind, key, text, detail"
_EVERYTHING = ("**/*",)
_BATCH = 400  # well below SQLite's least limit of variables, 999


class Collection:
    """The facts of all notes below `root`. `paths` are those of all notes, sorted; `db` holds a table of `SCHEMA`.

    `wanted` says whether anybody asks for the findings of a note; a rule that is `fresh` need not look at the others.
    """

    def __init__(
        self,
        db: "sqlite3.Connection",
        root: Path,
        paths: Sequence[str],
        config: Config,
        wanted: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self._db = db
        self.root = root
        self.paths = paths
        self.config = config
        self.wanted = wanted
        self._made: dict[object, object] = {}

    def once(self, make: "Callable[[Collection], Made]") -> Made:
        """What several rules make of the facts of all notes, made when the first asks for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The paths of all files below the root, notes among them; a rule that asks for it must be `fresh`."""
        return tuple(file.path for file in find_notes(self.root, _EVERYTHING))

    def of(self, kind: str) -> Iterator[Fact]:
        """The facts of a kind, by path and place."""
        statement = f"SELECT {_COLUMNS} FROM facts WHERE kind = ? ORDER BY path, line, column, key"
        return map(Fact._make, self._db.execute(statement, (kind,)))

    def groups(self, *kinds: str) -> Iterator[list[Fact]]:
        """Facts of these kinds that share a key with others of them, by key; each group by path and place."""
        among = f"kind IN ({_marks(kinds)})"
        shared = f"SELECT key FROM facts WHERE {among} GROUP BY key HAVING count(*) > 1"
        order = "ORDER BY key, path, line, column, kind"
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM facts WHERE {among} AND key IN ({shared}) {order}", (*kinds, *kinds)
        )
        for _, group in groupby(map(Fact._make, rows), key=lambda fact: fact.key):
            yield list(group)

    def having(self, keys: Iterable[str], *kinds: str) -> list[Fact]:
        """The facts of these kinds with one of these keys, by path and place."""
        wanted = sorted(set(keys))
        found: list[Sequence[str]] = []
        for at in range(0, len(wanted), _BATCH):
            batch = wanted[at : at + _BATCH]
            where = f"kind IN ({_marks(kinds)}) AND key IN ({_marks(batch)})"
            found += self._db.execute(f"SELECT {_COLUMNS} FROM facts WHERE {where}", (*kinds, *batch))
        return sorted(map(Fact._make, found))


def add_facts(db: "sqlite3.Connection", facts: Iterable[Fact]) -> None:
    """Keeps facts."""
    db.executemany(f"INSERT INTO facts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", facts)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
