"""Build Whoosh queries from words; Whoosh's own parser takes seconds for `*` and fails on `NOT NOT a`."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from aikb.index.tokens import HAN_RUN, SPELT, Run, pairs, runs, spelling
from aikb.index.whoosh.schema import BOOSTS, import_whoosh
from aikb.query.index import Index
from aikb.query.parse import Word
from aikb.query.stopwords import ASKING, JOINING, LIGHT_WORDS, STOP_WORDS

import_whoosh()

from whoosh.query import And, Every, NullQuery, Or, Prefix, Term  # noqa: E402 - import_whoosh prepares it

ALL_FIELDS = tuple(BOOSTS)
NAME_FIELDS = ("name", "heading")
PART_WEIGHT = 0.1  # a word that only holds the typed one ranks below every word that is it
GRAM_WEIGHT = 0.3  # neighbouring characters, for order among entries that have the very string
LEAST_PART = 3  # Latin letters; shorter parts are in everything
MOST_PARTS, ALL_PARTS = 60, 20_000  # longer words that hold the typed one; all of them when it is asked for exactly
PART_FIELDS = ("name", "body", "fields")
LEAST_COMPOUND = 3  # Han characters; words of this length or less are not split
EVERYDAY = 1000  # uses of a word, of the 60 million that jieba counts; a more frequent word has less weight,
POWER = 0.2  # by this power of them
LIGHT = 0.2  # share of its rarity that a word of little meaning counts
LONGEST_WHOLE = 4  # Han characters; what is longer is a phrase or a question, and its words may be apart


class Unit(NamedTuple):
    """One word of a query after cutting: its folded text, the Whoosh query that finds it, and how rare it is.

    `rarity` is the idf that BM25 gives the word, more for a Han word of more than two characters; 0 if
    no entry has the word.
    """

    text: str
    query: Any
    rarity: float


class Builder:
    """Builds Whoosh queries for one index; `boost` scales every term's share of the score."""

    def __init__(self, index: Index, *, parts: int = MOST_PARTS) -> None:
        self._index = index
        self._most_parts = parts  # longer words that hold a typed one and are looked for with it

    def units(self, word: Word, boost: float = 1.0) -> list[Unit]:
        """Return the parts that must each be found for the word to be found."""
        fields = NAME_FIELDS if word.in_name else ALL_FIELDS
        if word.prefix:
            return [Unit(word.text, self._prefix(word.text, fields, boost), 1.0)]
        parts = self._most_parts if boost == 1.0 else 0  # other names are looked for as whole words only
        alone = ((run, parts if len(run.text) >= LEAST_PART else 0) for run in runs(word.text))
        parts_of = self._phrase_runs(word) if word.phrase else alone
        found = (unit for run, most in parts_of for unit in self._run(run, fields, boost, most))
        units = list({unit.text: unit for unit in found}.values())  # what is repeated is not wanted twice
        content = [unit for unit in units if unit.text not in STOP_WORDS]
        return content or units

    def all_of(self, word: Word, boost: float = 1.0) -> Any:
        """Return a query for entries that have every unit of the word."""
        return both(unit.query for unit in self.units(word, boost))

    def _phrase_runs(self, phrase: Word) -> list[tuple[Run, int]]:
        """Return the runs of a phrase worth looking for, each with the number of words it may be a part of, with itself.

        A phrase may begin and end inside a word: `robabilistic M`. Between them are whole words.
        """
        found = list(runs(phrase.text))
        ends = {run.start for run in (*found[:1], *found[-1:])}
        kept = [run for run in found if run.cjk or run.start not in ends or len(run.text) >= LEAST_PART] or found
        return [(run, ALL_PARTS if run.start in ends else 1) for run in kept]

    def _run(self, run: Run, fields: Sequence[str], boost: float, most: int) -> Iterator[Unit]:
        if not run.cjk:
            latin = self._latin(run, fields, boost, most)
            light = LIGHT if run.text in LIGHT_WORDS else 1.0
            yield Unit(run.text, latin, light * self._rarity([run.whole, *run.parts], pairs_of=""))
            return
        words = self._index.segmenter(run.text).cut(run.text)
        words = words if self._most_parts == ALL_PARTS else _core(words)
        text = "".join(words)
        content = [word for word in _joined(words) if len(word) > 1]
        short = len(text) <= LONGEST_WHOLE and not ASKING.intersection(words)
        if short or not content:
            yield Unit(text, _cjk(text, words, fields, boost), self._rarity([text], pairs_of=text))
            return
        for word in content:
            # Characters that no dictionary joins, and no note: 手画崩 of 手画崩了怎么修 is sought in pieces.
            guessed = word not in words and not self._rarity([word], pairs_of=word)
            for part in pairs(word) if guessed else [word]:
                yield self._han(part, fields, boost)

    def apart(self, unit: Unit) -> list[Unit]:
        """Split a compound that does not occur as one into its words: 提示词 and 权重 for 提示词权重."""
        word = unit.text
        if len(word) <= LEAST_COMPOUND or not HAN_RUN.fullmatch(word):
            return [unit]
        shorter = self._index.segmenter(f"{word[:-1]} {word[1:]}")  # taught every name inside of it
        parts = [part for part in shorter.cut(word) if 1 < len(part) < len(word)] or self._halves(word)
        return [self._han(part, ALL_FIELDS, 1.0) for part in parts] or [unit]

    def _halves(self, word: str) -> list[str]:
        """Split a compound into two words of the dictionary: 图片 and 大小 of 图片大小."""
        places = sorted(range(2, len(word) - 1), key=lambda at: abs(2 * at - len(word)))
        found = ([word[:at], word[at:]] for at in places)
        return next((parts for parts in found if all(map(self._index.frequency, parts))), [])

    def _han(self, word: str, fields: Sequence[str], boost: float) -> Unit:
        return Unit(word, _cjk(word, [word], fields, boost), self._rarity([word], pairs_of=word))

    def _latin(self, run: Run, fields: Sequence[str], boost: float, most: int) -> Any:
        found = [_in_fields(run.whole, fields, boost)] if run.whole else []
        if run.parts:
            found.append(both(_in_fields(part, fields, boost / 2) for part in run.parts))
        spelt = spelling(run.text)
        inside = self._index.catalog.terms_containing(spelt, most) if most > 1 else [SPELT + spelt] * most
        found += [_part(term, boost * PART_WEIGHT) for term in inside if term != run.whole]
        return either(found)

    def _prefix(self, text: str, fields: Sequence[str], boost: float) -> Any:
        folded = next((run.whole or run.text for run in runs(text)), "")
        return either(Prefix(field, folded, boost=boost * BOOSTS[field]) for field in fields) if folded else NullQuery

    def _rarity(self, terms: Iterable[str], pairs_of: str) -> float:
        words = self._index.words
        counts = [words.frequency(field, term) for term in filter(None, terms) for field in PART_FIELDS]
        if len(pairs_of) > 1:
            counts.append(min(words.frequency("grams", pair) for pair in pairs(pairs_of)))
        count = max(counts, default=0)
        length = math.sqrt(max(1.0, len(pairs_of) / 2))  # of two equally rare words, 多轮对话 means more than 构造
        return length * self._content_weight(pairs_of) * math.log(1 + words.size / count) if count else 0.0

    def _content_weight(self, word: str) -> float:
        """Return the share of its rarity that a Han word counts: 时候 and 东西 are rare only in notes."""
        if word in LIGHT_WORDS:
            return LIGHT
        uses = self._index.frequency(word) or 0 if word else 0
        if uses <= EVERYDAY or self._index.catalog.known_words([word]) or self._index.lexicon.known([word]):
            return 1.0
        return float((EVERYDAY / uses) ** POWER)


def _core(words: list[str]) -> list[str]:
    """Return the words without joining words at the ends, unless there is nothing else."""
    kept = [at for at, word in enumerate(words) if word not in JOINING]
    return words[kept[0] : kept[-1] + 1] if kept else words


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, with adjacent single characters joined: 低秩 is in no dictionary, but is a word."""
    for alone, group in groupby(words, key=lambda word: len(word) == 1 and word not in STOP_WORDS):
        found = list(group)
        yield from ["".join(found)] if alone else found


def both(queries: Iterable[Any]) -> Any:
    """Return the conjunction of the queries; of no query, the query that finds nothing."""
    parts = list(queries)
    return And(parts) if len(parts) > 1 else parts[0] if parts else NullQuery


def either(queries: Iterable[Any]) -> Any:
    """Return the disjunction of the queries; of no query, the query that finds nothing."""
    parts = list(queries)
    return Or(parts) if len(parts) > 1 else parts[0] if parts else NullQuery


def everything() -> Any:
    """Return the query for every entry, without a score."""
    return Every()


def facet(field: str, value: str) -> Any:
    """Return the query for entries with this kind, type or tag, without a score."""
    return Term("facets", f"{field}:{value}", boost=0.0)


def literal(text: str, boost: float) -> Any:
    """Return the query for entries with every pair of adjacent characters of a CJK text: nearly always that text."""
    if len(text) == 1:
        return Prefix("grams", text, boost=boost)  # each character begins some gram
    return both(Term("grams", pair, boost=boost) for pair in pairs(text))


def _in_fields(term: str, fields: Sequence[str], boost: float) -> Any:
    return either(Term(field, term, boost=boost * BOOSTS[field]) for field in fields)


def _part(term: str, boost: float) -> Any:
    """Return the query for entries with a term that contains the text; spellings share the field of the pairs."""
    return Term("grams", term, boost=boost) if term[0] == SPELT else _in_fields(term, PART_FIELDS, boost)


def _cjk(text: str, words: Sequence[str], fields: Sequence[str], boost: float) -> Any:
    """Return the query for a text by its words and by its adjacent characters, which need no dictionary."""
    by_words = both(_in_fields(word, fields, boost) for word in words)
    return either([by_words, literal(text, boost * GRAM_WEIGHT)] if "body" in fields else [by_words])
