"""A query to ranked hits: what has all the words, else what has most; names above places above text."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from aikb.model import Entry, Hit, SearchResult
from aikb.query.asked import Asked, asked
from aikb.query.build import Builder, both, either, everything
from aikb.query.expand import Expansion, expansions
from aikb.query.filters import checks, facets
from aikb.query.index import Index
from aikb.query.parse import Query, Word
from aikb.query.score import score
from aikb.query.snippet import passage

CANDIDATES = 300  # entries that are looked at closely
ALL = 1 << 30
ALIAS_WEIGHT = 0.5  # another name counts, but below what was typed


@dataclass(frozen=True, slots=True)
class Options:
    """How to search, besides the query."""

    limit: int = 10
    exact: bool = False  # no expansion
    filters: tuple[tuple[str, str], ...] = ()  # (kind|type|tag|path|note, value), all of which must hold


class _Scored(NamedTuple):
    entry: Entry
    parts: dict[str, float]


def search(index: Index, query: Query, options: Options = Options()) -> SearchResult:
    """The best hits for a query; when no entry has all the words, the nearest, with `exact` false."""
    return _Search(index, query, options).result()


class _Search:
    """One search, with what several of its steps need."""

    def __init__(self, index: Index, query: Query, options: Options) -> None:
        self._index, self._query, self._limit = index, query, options.limit
        self._builder = Builder(index)
        self._expansions = [] if options.exact else list(expansions(index, query))
        filters = (*query.filters, *options.filters)
        self._facets, self._checks = facets(filters), checks(query, filters)

    def result(self) -> SearchResult:
        """Ranks what has all the words, else what has most of them."""
        scored, total = self._rank(both(self._required()) if self._query.groups else everything())
        exact = bool(scored) or not self._query.groups
        if not exact:
            scored, total = self._rank(either(self._wanted()))
        hits = tuple(self._hit(each) for each in scored[: self._limit])
        return SearchResult(self._query.text, hits, total, exact, self._others, self._query.remarks)

    def _required(self) -> list[Any]:
        """A Whoosh query for each thing that must be found: a name under any of its names, or a group of words."""
        required: list[Any] = []
        groups = [either(self._builder.all_of(word) for word in group) for group in self._query.groups]
        at = 0
        for span in (*self._expansions, Expansion(len(groups), len(groups), ())):
            required += groups[at : span.start]
            if span.names:
                names = (self._builder.all_of(Word(name), ALIAS_WEIGHT) for name in span.names)
                required.append(either([both(groups[span.start : span.end]), *names]))
            at = span.end
        return required

    def _wanted(self) -> list[Any]:
        """Each part of each word by itself, and the other names."""
        others = (self._builder.all_of(Word(name), ALIAS_WEIGHT) for name in self._others)
        return [*(unit.query for unit in self._units), *others]

    @cached_property
    def _units(self) -> list[Any]:
        return [unit for group in self._query.groups for word in group for unit in self._builder.units(word)]

    @cached_property
    def _others(self) -> tuple[str, ...]:
        return tuple(name for span in self._expansions for name in span.names)

    @cached_property
    def _asked(self) -> Asked:
        return asked(self._query, self._others, [unit.text for unit in self._units])

    def _rank(self, wanted: Any) -> tuple[list[_Scored], int]:
        """Entries that match, best first, and how many there are."""
        named = {name.uid for name in self._index.catalog.named([self._asked.key])}
        without = self._excluded()
        narrowed = bool(self._checks or without)
        ranked = self._index.words.rank(both([wanted, *self._facets]), ALL if narrowed else CANDIDATES, named)
        scores = {uid: value for uid, value in ranked.best if uid not in without}
        entries = self._index.catalog.entries(list(scores))
        kept = [uid for uid, entry in entries.items() if all(check(entry) for check in self._checks)]
        keys = self._index.catalog.keys(kept)
        scored = [
            _Scored(entries[uid], score(self._asked, entries[uid], keys.get(uid, ()), scores[uid])) for uid in kept
        ]
        scored.sort(key=lambda each: (-sum(each.parts.values()), each.entry.path, each.entry.line))
        return scored, len(kept) if narrowed else ranked.total

    def _excluded(self) -> set[int]:
        unwanted = [self._builder.all_of(word) for word in self._query.excluded]
        return {uid for uid, _ in self._index.words.rank(either(unwanted), ALL).best} if unwanted else set()

    def _hit(self, scored: _Scored) -> Hit:
        found = passage(scored.entry, self._asked.pattern)
        total = round(sum(scored.parts.values()), 3)
        return Hit(scored.entry, total, found.line, found.text, found.marks, scored.parts)
