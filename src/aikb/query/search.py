"""Search: entries that match the whole query, else those that match most of it; names rank above text."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from aikb.index.fields import as_parents
from aikb.index.tokens import runs
from aikb.model import Entry, Hit, SearchResult
from aikb.query.build import Builder, both, everything
from aikb.query.filters import checks, facets, has_text, says
from aikb.query.index import Index
from aikb.query.parse import DEFAULTS, Query, SearchOptions, Word
from aikb.query.pattern import any_of
from aikb.query.plan import make_plan
from aikb.query.score import Scorer
from aikb.query.snippet import passage, spans

CANDIDATES = 200  # entries that are looked at closely
CLOSE = 40  # of these, the ones for which the distance between the words counts
ALL = 1 << 30
QUESTION = 3  # words; to so many an entry with most of them may be the better answer
ENOUGH = 3  # entries that have all words of a question


class _Scored(NamedTuple):
    entry: Entry
    parts: dict[str, float]


class _Ranking(NamedTuple):
    best: list[_Scored]
    total: int


def _order(scored: _Scored) -> tuple[float, str, int]:
    return -sum(scored.parts.values()), scored.entry.path, scored.entry.line


def search(index: Index, query: Query, options: SearchOptions = DEFAULTS) -> SearchResult:
    """Return the best hits for a query; if no entry has all the words, the nearest, with `exact` false."""
    return _Search(index, query, options).result()


class _Search:
    """One search, with the values that several of its steps need."""

    def __init__(self, index: Index, query: Query, options: SearchOptions) -> None:
        self._index, self._query, self._limit = index, query, options.limit
        self._exactly = options.exact
        self._plan = make_plan(index, query, exact=options.exact)
        self._scorer = Scorer(query, self._plan, index.frequency)
        filters = (*query.filters, *options.filters)
        self._facets, self._checks = facets(filters), checks(query, filters)
        if query.groups and not self._plan.wants:  # nothing but signs, such as `=>` or an emoji: no index has them
            self._checks.append(has_text(query.plain))

    def result(self) -> SearchResult:
        """Rank entries that match the whole query; then, below or alone, those that match most of it."""
        wants, letters = self._plan.wants, self._to_the_letter()
        ranking = self._rank(self._plan.required if wants else everything(), letters)
        exact = bool(ranking.best)
        answered = self._scorer.knows_all and self._answers(ranking, 1)
        if wants and not answered and not self._exactly and (better := self._correct(ranking)):
            ranking, exact = better, False
        if wants and not self._answers(ranking, ENOUGH if self._is_question() else 1):
            nearest = self._rank(self._plan.any, letters)
            ranking = nearest._replace(total=ranking.total or nearest.total)
        hits = self._hits(ranking)
        total, corrected = max(ranking.total, len(hits)), self._plan.corrected
        return SearchResult(self._query.text, hits, total, exact, self._expanded(), corrected, self._query.remarks)

    def _correct(self, found: _Ranking) -> _Ranking | None:
        """Correct words that do not occur, and rank again; None if that does not find more.

        `rat` of `learning rat` occurs only in `iteration`: what was `found` gives way if another word finds better.
        """
        plan, scorer = self._plan, self._scorer
        self._plan = make_plan(self._index, self._query, correcting=True)
        self._scorer = Scorer(self._query, self._plan, self._index.frequency)
        ranking = self._rank(self._plan.required) if self._plan.corrected else _Ranking([], 0)
        if found.best and not self._answers(ranking, 1):
            self._plan, self._scorer = plan, scorer
            return None
        return ranking

    def _answers(self, ranking: _Ranking, enough: int) -> bool:
        """Return whether enough entries have all the words as words; one want may be found inside words."""
        if len(self._plan.wants) == 1:
            return bool(ranking.best)
        return sum(self._scorer.answers(each.entry, each.parts) for each in ranking.best) >= enough

    def _is_question(self) -> bool:
        """Return whether the query reads as a sentence, rather than as words that must all match."""
        wants, words = len(self._plan.wants), len(self._query.groups)
        return wants >= QUESTION or wants != words

    def _to_the_letter(self) -> dict[int, float]:
        """Return uid → score of entries with the text exactly as typed, even inside words: `e th` in `the theory`."""
        words, text = self._query.words, self._query.text
        syntax = any(word.phrase or word.prefix or word.in_name for word in words) or self._query.excluded
        if not self._exactly or syntax or self._query.filters or len(list(runs(text))) < 2:
            return {}
        letters = Builder(self._index).all_of(Word(text, phrase=True))
        found = dict(self._index.words.rank(both([letters, *self._facets]), ALL).best)
        for uid, _ in self._index.words.rank(self._plan.required, ALL).best:
            found.pop(uid, None)
        check, entries = has_text(text), self._index.catalog.entries(list(found))
        return {uid: found[uid] for uid, entry in entries.items() if check(entry)}

    def _rank(self, wanted: Any, more: Mapping[int, float] | None = None) -> _Ranking:
        """Return entries that match, and `more`, best first, and the total."""
        named = {name.uid for name in self._index.catalog.named(self._scorer.keys)}
        without = self._excluded
        narrowed = bool(self._checks or without)
        most = ALL if narrowed else max(CANDIDATES, self._limit)
        ranked = self._index.words.rank(both([wanted, *self._facets]), most, named)
        more = more or {}
        scores = {uid: value for uid, value in (*more.items(), *ranked.best) if uid not in without}
        entries = self._index.catalog.entries(list(scores))
        kept = [uid for uid, entry in entries.items() if all(check(entry) for check in self._checks)]
        keys = self._index.catalog.keys(kept)
        scored = [
            _Scored(entries[uid], self._scorer.score(entries[uid], keys.get(uid, ()), scores[uid])) for uid in kept
        ]
        scored.sort(key=_order)
        close = [_Scored(each.entry, {**each.parts, **self._scorer.together(each.entry)}) for each in scored[:CLOSE]]
        scored[:CLOSE] = sorted(close, key=_order)
        return _Ranking(scored, len(kept) if narrowed else ranked.total + len(more))

    @cached_property
    def _excluded(self) -> set[int]:
        """Return the query for entries with excluded words, as whole words and not in metadata: -LoRA keeps QLoRA."""
        builder = Builder(self._index, parts=0)
        found: set[int] = set()
        for form in self._query.excluded:
            uids = {uid for uid, _ in self._index.words.rank(both(map(builder.all_of, form)), ALL).best}
            is_phrase = any(word.phrase for word in form)
            unsure = list(uids) if is_phrase else self._index.catalog.with_fields(list(uids))
            check, entries = says(form), self._index.catalog.entries(unsure)
            uids -= {uid for uid, entry in entries.items() if not check(entry._replace(fields=()))}
            found |= uids
        return found

    def _hits(self, ranking: _Ranking) -> tuple[Hit, ...]:
        typed = (
            self._query.plain,
            *(word.text for word in self._query.words),
            *(unit.text for unit in self._plan.units),
        )
        pattern = any_of((*typed, *self._expanded()))
        hits = []
        best = ranking.best[: self._limit]
        catalog = self._index.catalog
        shown = as_parents(catalog, (each.entry for each in best), catalog.fields())
        for entry, parts in zip(shown, (each.parts for each in best), strict=True):
            found = passage(entry, pattern)
            names = tuple(spans(name, pattern) for name in entry.names)
            hits.append(
                Hit(entry, round(sum(parts.values()), 3), found.line, found.text, found.marks, names, parts, found.key)
            )
        return tuple(hits)

    def _expanded(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._plan.others, *(meant for _, meant in self._plan.corrected))))
