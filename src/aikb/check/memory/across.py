"""Cached findings of cross-note rules; only keys whose facts changed are recomputed."""

from collections.abc import Callable, Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.memory.store import Memory, from_problems, to_problems
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem

_INDEX = "CREATE INDEX IF NOT EXISTS facts_key ON facts (kind, key)"
_ALL = ""  # the key of findings that belong to no key
_MANY = 5_000  # keys; checking all of them costs little more

Wanted = Callable[[str], bool]


def across(memory: Memory, collection: Collection, rules: Iterable[Rule], wanted: Wanted) -> Iterator[Problem]:
    """Yield what these rules find across all notes, on the wanted ones. Must run inside a transaction."""
    memory.db.execute(_INDEX)  # after the first filling: cheaper than updating it meanwhile
    stored = AcrossFindings(memory, collection)
    for rule in rules:
        if rule.across and rule.fresh:
            yield from (problem for problem in rule.across(collection) if wanted(problem.path))
        elif rule.across:
            stored.update(rule)
            yield from stored.found(rule.code, wanted)
        for number, by_key in enumerate(rule.by_key):
            name = f"{rule.code}/{number}"
            stored.update_keys(name, by_key)
            found = stored.found(name, wanted)
            yield from _firsts(found) if by_key.once else found


class AcrossFindings:
    """The stored findings of cross-note rules, in an open memory."""

    def __init__(self, memory: Memory, collection: Collection) -> None:
        self._memory, self._db = memory, memory.db
        self._collection = collection

    def update(self, rule: Rule) -> None:
        """Run a rule on all notes again, if any changed since it ran."""
        if rule.across and self._since(rule.code) != self._memory.now():
            self._db.execute("DELETE FROM across WHERE code = ?", (rule.code,))
            self._put(rule.code, _ALL, rule.across(self._collection))
            self._mark_current(rule.code)

    def update_keys(self, name: str, by_key: ByKey) -> None:
        """Run a rule on the keys whose facts changed since it ran, or on all."""
        since = self._since(name)
        if since == self._memory.now():
            return
        keys = self._changed(by_key, since)
        if keys is None:
            self._db.execute("DELETE FROM across WHERE code = ?", (name,))
            keys = set(by_key.keys(self._collection))
        else:
            self._db.executemany("DELETE FROM across WHERE code = ? AND key = ?", ((name, key) for key in keys))
        for key in keys:
            self._put(name, key, by_key.find(self._collection, key))
        self._mark_current(name)

    def found(self, name: str, wanted: Wanted) -> Iterator[Problem]:
        """Yield the stored findings of a rule on the wanted notes, by key."""
        for path, found in self._db.execute("SELECT path, found FROM across WHERE code = ? ORDER BY key", (name,)):
            if wanted(path):
                yield from to_problems(path, found)

    def _changed(self, by_key: ByKey, since: int) -> set[str] | None:
        """Return the keys whose facts changed since then, and those related to them; None if all must be checked."""
        if since < int(self._memory.meta("many") or 0):
            return None
        statement = "SELECT key FROM changed WHERE kind = ? AND round > ?"
        keys = {row[0] for kind in by_key.kinds for row in self._db.execute(statement, (kind, since))}
        if len(keys) > _MANY:
            return None
        if by_key.related:
            keys |= {other for key in keys for other in by_key.related(self._collection, key)}
        return keys

    def _since(self, name: str) -> int:
        """Return the round in which a rule last ran, or -1."""
        return int(self._memory.meta(f"across {name}") or -1)

    def _mark_current(self, name: str) -> None:
        self._memory.set_meta(f"across {name}", str(self._memory.now()))

    def _put(self, name: str, key: str, found: Iterable[Problem]) -> None:
        by_path: dict[str, list[Problem]] = {}
        for problem in found:
            by_path.setdefault(problem.path, []).append(problem)
        rows = ((name, key, path, from_problems(problems)) for path, problems in by_path.items())
        self._db.executemany("INSERT INTO across VALUES (?, ?, ?, ?)", rows)


def _firsts(found: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first of several findings at one place."""
    seen: set[tuple[str, int, int]] = set()
    for problem in found:
        if problem[:3] not in seen:
            seen.add(problem[:3])
            yield problem
