"""What the rules across notes found stands for as long as it is true: in the memory, key by key where a rule goes by key."""

from collections.abc import Callable, Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.memory.store import Memory, from_problems, to_problems
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem

_INDEX = "CREATE INDEX IF NOT EXISTS facts_key ON facts (kind, key)"
_ALL = ""  # the key of what a rule finds in all notes at once
_MANY = 5_000  # keys; to look at all of them is not much more

Wanted = Callable[[str], bool]


def across(memory: Memory, collection: Collection, rules: Iterable[Rule], wanted: Wanted) -> Iterator[Problem]:
    """What these rules find across all notes, on the wanted ones. Must run inside a transaction."""
    memory.db.execute(_INDEX)  # behind the first filling, which is cheaper than to keep it while it is filled
    standing = Standing(memory, collection)
    for rule in rules:
        if rule.across and rule.fresh:
            yield from (problem for problem in rule.across(collection) if wanted(problem.path))
        elif rule.across:
            standing.renew(rule)
            yield from standing.found(rule.code, wanted)
        for number, by_key in enumerate(rule.by_key):
            name = f"{rule.code}/{number}"
            standing.renew_keys(name, by_key)
            found = standing.found(name, wanted)
            yield from _firsts(found) if by_key.once else found


class Standing:
    """The findings of rules across notes, in an open memory."""

    def __init__(self, memory: Memory, collection: Collection) -> None:
        self._memory, self._db = memory, memory.db
        self._collection = collection

    def renew(self, rule: Rule) -> None:
        """Has a rule look at all notes again, if any changed since it did."""
        if rule.across and self._since(rule.code) != self._memory.now():
            self._db.execute("DELETE FROM across WHERE code = ?", (rule.code,))
            self._put(rule.code, _ALL, rule.across(self._collection))
            self._stands(rule.code)

    def renew_keys(self, name: str, by_key: ByKey) -> None:
        """Has a rule look at the keys whose facts changed since it did, or at all."""
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
        self._stands(name)

    def found(self, name: str, wanted: Wanted) -> Iterator[Problem]:
        """What stands for a rule, on the wanted notes, by key."""
        for path, found in self._db.execute("SELECT path, found FROM across WHERE code = ? ORDER BY key", (name,)):
            if wanted(path):
                yield from to_problems(path, found)

    def _changed(self, by_key: ByKey, since: int) -> set[str] | None:
        """The keys whose facts changed since then, and those related to them; None when all must be looked at."""
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
        """The round in which a rule looked last; -1 when it never did."""
        return int(self._memory.meta(f"across {name}") or -1)

    def _stands(self, name: str) -> None:
        self._memory.set_meta(f"across {name}", str(self._memory.now()))

    def _put(self, name: str, key: str, found: Iterable[Problem]) -> None:
        by_path: dict[str, list[Problem]] = {}
        for problem in found:
            by_path.setdefault(problem.path, []).append(problem)
        rows = ((name, key, path, from_problems(problems)) for path, problems in by_path.items())
        self._db.executemany("INSERT INTO across VALUES (?, ?, ?, ?)", rows)


def _firsts(found: Iterable[Problem]) -> Iterator[Problem]:
    """Of several findings at one place the first."""
    told: set[tuple[str, int, int]] = set()
    for problem in found:
        if problem[:3] not in told:
            told.add(problem[:3])
            yield problem
