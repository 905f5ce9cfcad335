"""Words to Whoosh queries, put together by hand: Whoosh's own parser runs for seconds on `*` and fails on `NOT NOT a`."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from aikb.index.schema import BOOSTS, import_whoosh
from aikb.index.tokens import Run, pairs, runs
from aikb.query.index import Index
from aikb.query.parse import Word
from aikb.query.stopwords import STOP_WORDS

import_whoosh()

from whoosh.query import And, Every, NullQuery, Or, Prefix, Term  # noqa: E402 - import_whoosh prepares it

NAME_FIELDS = ("name", "heading")
PART_WEIGHT = 0.1  # a word that only holds the typed one ranks below every word that is it
GRAM_WEIGHT = 0.3  # neighbouring characters, for order among entries that have the very string
LEAST_PART = 3  # Latin letters; shorter parts are in everything
MOST_PARTS = 60
LONGEST_WHOLE = 4  # Han characters; what is longer is a phrase or a question, and its words may stand apart


class Unit(NamedTuple):
    """One word of a query after cutting: its folded text, and the Whoosh query that finds it."""

    text: str
    query: Any


class Builder:
    """Makes Whoosh queries for one index; `boost` scales every term's share in the score."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def units(self, word: Word, boost: float = 1.0) -> list[Unit]:
        """The parts that must each be found for the word to be found."""
        fields = NAME_FIELDS if word.in_name else tuple(BOOSTS)
        if word.prefix:
            return [Unit(word.text, self._prefix(word.text, fields, boost))]
        segmenter = self._index.segmenter(word.text)
        units = [unit for run in runs(word.text, segmenter) for unit in self._run(run, fields, boost)]
        content = [unit for unit in units if unit.text not in STOP_WORDS]
        return content or units

    def all_of(self, word: Word, boost: float = 1.0) -> Any:
        """A query for entries that have every unit of the word."""
        return both(unit.query for unit in self.units(word, boost))

    def _run(self, run: Run, fields: Sequence[str], boost: float) -> Iterator[Unit]:
        if not run.cjk:
            yield Unit(run.text, self._latin(run, fields, boost))
            return
        words = self._index.segmenter(run.text).cut(run.text)
        content = [word for word in words if len(word) > 1]
        if len(run.text) <= LONGEST_WHOLE or len(words) == 1 or not content:
            yield Unit(run.text, _cjk(run.text, words, fields, boost))
        else:
            yield from (Unit(word, _cjk(word, [word], fields, boost)) for word in content)

    def _latin(self, run: Run, fields: Sequence[str], boost: float) -> Any:
        found = [_in_fields(run.whole, fields, boost)] if run.whole else []
        if run.parts:
            found.append(both(_in_fields(part, fields, boost / 2) for part in run.parts))
        if len(run.whole) >= LEAST_PART:
            near = self._index.catalog.terms_containing(run.whole, MOST_PARTS)
            found += [_in_fields(term, fields, boost * PART_WEIGHT) for term in near if term != run.whole]
        return either(found)

    def _prefix(self, text: str, fields: Sequence[str], boost: float) -> Any:
        folded = next((run.whole or run.text for run in runs(text, self._index.segmenter(text))), "")
        return either(Prefix(field, folded, boost=boost * BOOSTS[field]) for field in fields) if folded else NullQuery


def both(queries: Any) -> Any:
    """All of the queries; nothing when there is none."""
    parts = list(queries)
    return And(parts) if len(parts) > 1 else parts[0] if parts else NullQuery


def either(queries: Any) -> Any:
    """Any of the queries; nothing when there is none."""
    parts = list(queries)
    return Or(parts) if len(parts) > 1 else parts[0] if parts else NullQuery


def everything() -> Any:
    """Every entry, at no gain in score."""
    return Every()


def facet(field: str, value: str) -> Any:
    """Entries with this kind, type or tag, at no gain in score."""
    return Term("facets", f"{field}:{value}", boost=0.0)


def _in_fields(term: str, fields: Sequence[str], boost: float) -> Any:
    return either(Term(field, term, boost=boost * BOOSTS[field]) for field in fields)


def _cjk(text: str, words: Sequence[str], fields: Sequence[str], boost: float) -> Any:
    """A text by its words, and by its neighbouring characters, which the index holds whatever the dictionary says."""
    by_words = both(_in_fields(word, fields, boost) for word in words)
    return either([by_words, literal(text, boost * GRAM_WEIGHT)] if "body" in fields else [by_words])


def literal(text: str, boost: float) -> Any:
    """Entries that have every pair of neighbouring characters of a CJK text: nearly always the very text."""
    if len(text) == 1:
        return Prefix("grams", text, boost=boost)  # each character begins some gram
    return both(Term("grams", pair, boost=boost) for pair in pairs(text))
