"""Measure search quality with questions drawn from the notes, whose answers are therefore known."""

import json
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from aikb.base.errors import AikbError, BadQuery
from aikb.model import BenchRow, Entry
from aikb.names.fold import fold_text, key, language
from aikb.query.define import define
from aikb.query.index import Index
from aikb.query.parse import SearchOptions, parse
from aikb.query.search import search

KINDS = ("names", "pairs", "sentences", "substrings")
MANY = 1000  # hits among which a string must be found
_SENTENCE = re.compile(r"[^\s#>*|`\-\[][^。！？!?\n]{9,60}[。！？!?]")
_STRING = re.compile(r"[\u4e00-\u9fff]{1,5}|[A-Za-z]{3,}")


class Question(NamedTuple):
    """A query and its right answer: by path and lines, or by a name's key."""

    kind: str
    text: str
    path: str = ""
    lines: tuple[int, int] = (0, 0)
    key: str = ""


class _Outcome(NamedTuple):
    kind: str
    rank: int  # of the right answer, 0 when it is not there
    empty: bool
    seconds: float


def bench(index: Index, questions: Iterable[Question], each: Callable[[Question, int], None]) -> list[BenchRow]:
    """Ask every question and return a row for each kind; `each` is called with the rank of the answer, 0 if missing."""
    outcomes = []
    for question in questions:
        outcome = _ask(index, question)
        each(question, outcome.rank)
        outcomes.append(outcome)
    outcomes.sort(key=lambda outcome: outcome.kind)
    return [_row(kind, list(group)) for kind, group in groupby(outcomes, key=lambda outcome: outcome.kind)]


def questions_for(index: Index, queries: str | None, most: int, seed: int) -> Iterator[Question]:
    """Return the questions in a file's text, or, without one, questions drawn from the notes."""
    return draw(index.catalog.all_entries(), most, seed) if queries is None else read_questions(queries)


def draw(entries: Sequence[Entry], most: int, seed: int) -> Iterator[Question]:
    """Return up to `most` questions of each kind, the same for the same notes and seed."""
    source = random.Random(seed)  # noqa: S311 - a sample, not a secret
    named = [entry for entry in entries if not entry.rest]
    makers: dict[str, Iterator[Question]] = {
        "names": (Question("names", name, key=key(name)) for entry in named for name in entry.names),
        "pairs": (question for entry in named for question in _pairs(entry)),
        "sentences": (question for entry in entries for question in _found(entry, "sentences", _SENTENCE)),
        "substrings": (question for entry in entries for question in _found(entry, "substrings", _STRING)),
    }
    for kind in KINDS:
        questions = list(makers[kind])
        yield from source.sample(questions, min(most, len(questions)))


def read_questions(text: str) -> Iterator[Question]:
    """Read questions from JSON lines `{"q": …, "path": …, "line": …}`. Raises AikbError on any other line."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            first, last = int(row["line"]), int(row.get("end_line", row["line"]))
            yield Question(str(row.get("kind", "queries")), str(row["q"]), str(row["path"]), (first, last))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            hint = 'each line is like {"q": "微调", "path": "llm.md", "line": 12}'
            raise AikbError(f"line {number} of the queries is no question: {error}", hint) from error


def _pairs(entry: Entry) -> Iterator[Question]:
    """Yield a question for each name of an entry with names in both languages: each must find the entry."""
    if len(set(map(language, entry.names))) == 2:
        for name in entry.names:
            yield Question("pairs", name, entry.path, (entry.line, entry.end_line), key(entry.name))


def _found(entry: Entry, kind: str, pattern: re.Pattern[str]) -> Iterator[Question]:
    for match in pattern.finditer(entry.text):
        yield Question(kind, match.group(), entry.path, (entry.line, entry.end_line))


def _ask(index: Index, question: Question) -> _Outcome:
    start = time.perf_counter()
    try:
        entries = _answers(index, question)
    except BadQuery:
        entries = []
    seconds = time.perf_counter() - start
    ranks = (rank for rank, entry in enumerate(entries, 1) if _is_right(question, entry))
    return _Outcome(question.kind, next(ranks, 0), not entries, seconds)


def _answers(index: Index, question: Question) -> Sequence[Entry]:
    if question.kind == "substrings":
        options = SearchOptions(limit=MANY, exact=True)
        return [hit.entry for hit in search(index, parse(f'"{question.text}"'), options).hits]
    if question.kind == "names" and not define(index, question.text).senses:
        return []  # a name must be known to both commands
    return [hit.entry for hit in search(index, parse(question.text)).hits]


def _is_right(question: Question, entry: Entry) -> bool:
    if question.key and question.key in map(key, entry.names):
        return True
    first, last = question.lines
    here = entry.path == question.path and entry.line <= last and first <= entry.end_line
    # Another entry that says the very same is as right.
    return here or (question.kind in KINDS[2:] and fold_text(question.text) in fold_text(entry.text))


def _row(kind: str, outcomes: Sequence[_Outcome]) -> BenchRow:
    count = len(outcomes)
    ranks = [outcome.rank for outcome in outcomes]
    times = sorted(outcome.seconds for outcome in outcomes)
    return BenchRow(
        kind,
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(0 < rank <= 5 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
        sum(outcome.empty for outcome in outcomes) / count,
        1000 * times[count // 2],
    )
