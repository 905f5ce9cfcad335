"""The facts of all notes, by kind and key, as rules across notes query them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from aikb.base.sqlite import batches, placeholders
from aikb.check.concepts import Concepts, builtin
from aikb.check.config import Config
from aikb.check.facts.fact import BITS, Fact
from aikb.notes.files import find_notes

if TYPE_CHECKING:
    import sqlite3

Made = TypeVar("Made")

_EVERYTHING = ("**/*",)
# CROSS fixes the order of the join: SQLite cannot know that few facts match.
_COLUMNS = "path, line, column, kind, key, text, detail"
_FACTS = f"SELECT {_COLUMNS} FROM facts CROSS JOIN notes ON notes.id = facts.id >> {BITS}"


class Collection:
    """The facts of all notes below `root`. `paths` are those of all notes, sorted; `db` is that of a memory.

    `known` returns the lexicons' concepts. `wanted` returns whether the findings of a note are asked for; a rule that
    is `fresh` may skip the others.
    """

    def __init__(
        self,
        db: "sqlite3.Connection",
        root: Path,
        paths: Sequence[str],
        config: Config,
        known: Callable[[], Concepts] = builtin,
    ) -> None:
        self._db = db
        self.root = root
        self.paths = paths
        self.config = config
        self.wanted: Callable[[str], bool] = lambda _: True
        self._known = known
        self._made: dict[object, object] = {}

    def once(self, make: "Callable[[Collection], Made]") -> Made:
        """Return what several rules compute from the facts of all notes; computed when the first asks."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Made", self._made[make])

    @cached_property
    def known(self) -> Concepts:
        """The concepts of all lexicons, the user's too."""
        return self._known()

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The paths of all files below the root, notes too; a rule that uses it must be `fresh`."""
        return tuple(file.path for file in find_notes(self.root, _EVERYTHING))

    def of(self, kind: str) -> Iterator[Fact]:
        """Yield the facts of a kind, by path and place."""
        rows = self._db.execute(f"{_FACTS} WHERE kind = ? ORDER BY path, line, column, key", (kind,))
        return map(Fact._make, rows)

    def above(self, kind: str, key: str) -> Iterator[Fact]:
        """Yield the facts of a kind whose key is greater."""
        return map(Fact._make, self._db.execute(f"{_FACTS} WHERE kind = ? AND key > ?", (kind, key)))

    def having(self, keys: Iterable[str], *kinds: str) -> list[Fact]:
        """Return the facts of these kinds with one of these keys, by path and place."""
        wanted = sorted(set(keys))
        found: list[Sequence[str]] = []
        for batch in batches(wanted):
            where = f"kind IN ({placeholders(len(kinds))}) AND key IN ({placeholders(len(batch))})"
            found += self._db.execute(f"{_FACTS} WHERE {where}", (*kinds, *batch))
        return sorted(map(Fact._make, found))

    def within(self, path: str, kind: str) -> Iterator[Fact]:
        """Yield the facts of a kind in one note."""
        note = f"facts.id >= (notes.id << {BITS}) AND facts.id < (notes.id + 1 << {BITS})"
        rows = f"SELECT {_COLUMNS} FROM notes CROSS JOIN facts ON {note} WHERE path = ? AND kind = ?"
        return map(Fact._make, self._db.execute(rows, (path, kind)))

    def counts(self, kind: str) -> dict[str, int]:
        """Return the keys of a kind, each with the number of its facts."""
        return dict(self._db.execute("SELECT key, count(*) FROM facts WHERE kind = ? GROUP BY key", (kind,)))

    def sums(self, kind: str, key: str) -> dict[str, int]:
        """Return the texts of the facts of a kind and key, each with the sum of their details, which are numbers."""
        sums = "SELECT text, sum(CAST(detail AS INT)) FROM facts WHERE kind = ? AND key = ? GROUP BY text"
        return dict(self._db.execute(sums, (kind, key)))

    def written(self, kind: str, key: str, text: str) -> Iterator[Fact]:
        """Yield the facts of a kind and key with exactly this text."""
        return map(Fact._make, self._db.execute(f"{_FACTS} WHERE kind = ? AND key = ? AND text = ?", (kind, key, text)))

    def shared(self, *kinds: str) -> list[str]:
        """Return the keys that several facts of these kinds have."""
        return self._keys(f"kind IN ({placeholders(len(kinds))}) GROUP BY key HAVING count(*) > 1", *kinds)

    def varied(self, kind: str) -> list[str]:
        """Return the keys of a kind whose facts have several texts."""
        return self._keys("kind = ? GROUP BY key HAVING min(text) != max(text)", kind)

    def common(self, one: str, other: str) -> list[str]:
        """Return the keys that facts of both kinds have."""
        return self._keys("kind = ? INTERSECT SELECT key FROM facts WHERE kind = ?", one, other)

    def used(self, kind: str, notes: int, times: int) -> list[str]:
        """Return the keys of a kind with at least `notes` facts whose details add up to at least `times`."""
        having = "HAVING count(*) >= ? AND sum(CAST(detail AS INT)) >= ?"
        return self._keys(f"kind = ? GROUP BY key {having}", kind, notes, times)

    def has(self, kind: str, keys: Iterable[str]) -> bool:
        """Return whether a fact of this kind has one of these keys."""
        statement = "SELECT 1 FROM facts WHERE kind = ? AND key = ? LIMIT 1"
        return any(self._db.execute(statement, (kind, key)).fetchone() for key in keys)

    def _keys(self, where: str, *values: object) -> list[str]:
        return [row[0] for row in self._db.execute(f"SELECT key FROM facts WHERE {where}", values)]
