"""aikb and the two plain baselines that it is compared with, behind one interface."""

import json
import logging
import math
import re
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, Protocol

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # whoosh 2.7.4 and jieba 0.42.1 hold invalid escapes
    import jieba
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import QueryParser

from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.settings import Settings

LIMIT = 10
_TOKEN = re.compile("[\u3400-\u9fff]+|[^\\W_\u3400-\u9fff]+")


class Hit(NamedTuple):
    """Where a hit stands and what it is called."""

    id: str
    path: str
    line: int
    end_line: int
    name: str


class Answer(NamedTuple):
    """The hits of one query, best first, and whether the searcher says that they have all that was asked."""

    hits: Sequence[Hit]
    exact: bool


class Searcher(Protocol):
    """Anything that answers queries."""

    def search(self, query: str) -> Answer:
        """The best hits."""
        ...


def read_entries(folder: Path, environ: Mapping[str, str]) -> list[Entry]:
    """All entries of a folder: those that the library lists, and the text that goes on behind an entry's children."""
    with KnowledgeBase(Settings(folder.resolve()), environ) as kb:
        named = kb.entries()
    owners: dict[str, dict[int, Entry]] = {}
    for entry in named:
        owners.setdefault(entry.path, {}).update(dict.fromkeys(range(entry.line, entry.end_line + 1), entry))
    return named + [rest for path, lines in owners.items() for rest in _continuations(folder / path, lines)]


def _continuations(file: Path, owners: Mapping[int, Entry]) -> Iterator[Entry]:
    """The runs of lines with text that no listed entry owns, each as a part of the entry before it."""
    lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    before = next(iter(owners.values()))
    for listed, run in groupby(range(1, len(lines) + 1), key=owners.get):
        numbers = list(run)
        text = "\n".join(lines[numbers[0] - 1 : numbers[-1]])
        if listed is None and text.strip():
            yield before._replace(line=numbers[0], end_line=numbers[-1], text=text, rest=True)
        before = listed or before


def whole_text(entry: Entry) -> str:
    """What the baselines index of an entry: all its fields in one."""
    return "\n".join((*entry.names, *entry.heading, *entry.tags, entry.text))


def _hit(entry: Entry) -> Hit:
    return Hit(*(getattr(entry, name) for name in Hit._fields))


def _hits(found: Iterable[Mapping[str, Any]]) -> list[Hit]:
    return [Hit(*(each[name] for name in Hit._fields)) for each in found]


class Aikb:
    """One `aikb … --batch` process, asked line by line."""

    def __init__(self, command: str, folder: Path, environ: Mapping[str, str], *options: str) -> None:
        program = [sys.executable, "-m", "aikb", "-C", str(folder), command, "--batch", *options]
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=dict(environ)
        )
        self.ask("LoRA")  # whatever is opened once is opened now

    def ask(self, query: str) -> dict[str, Any]:
        """The JSON object for one query."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(query + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def search(self, query: str) -> Answer:
        """The hits of a search."""
        found = self.ask(query)
        return Answer(_hits(found["hits"]), found["exact"])

    def define(self, term: str) -> Answer:
        """The senses of a term."""
        found = self.ask(term)
        return Answer(_hits(found.get("senses", ())), found.get("match") == "exact")

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


class Bigrams:
    """Textbook BM25 over lower-case Latin words and pairs of neighbouring Han characters; any term may match."""

    def __init__(self, entries: Sequence[Entry], k1: float = 1.2, b: float = 0.75) -> None:
        self._hits = [_hit(entry) for entry in entries]
        counts = [Counter(self.terms(whole_text(entry))) for entry in entries]
        sizes = [sum(count.values()) for count in counts]
        mean = sum(sizes) / len(sizes)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for at, (count, size) in enumerate(zip(counts, sizes, strict=True)):
            norm = k1 * (1 - b + b * size / mean)
            for term, times in count.items():
                self._postings.setdefault(term, []).append((at, times * (k1 + 1) / (times + norm)))

    def search(self, query: str) -> Answer:
        """The sum of each term's weight times its rarity."""
        scores: Counter[int] = Counter()
        for term in set(self.terms(query)):
            found = self._postings.get(term, [])
            rarity = math.log(1 + (len(self._hits) - len(found) + 0.5) / (len(found) + 0.5))
            for at, weight in found:
                scores[at] += rarity * weight  # type: ignore[assignment] # a Counter adds floats as well
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:LIMIT]
        return Answer([self._hits[at] for at, _ in best], bool(best))

    @staticmethod
    def terms(text: str) -> list[str]:
        """Latin words, and Han runs as pairs."""
        found: list[str] = []
        for token in _TOKEN.findall(text.lower()):
            han = token[0] >= "\u3400"
            found += [token[at : at + 2] for at in range(max(len(token) - 1, 1))] if han else [token]
        return found


class StockWhoosh:
    """Whoosh as its and jieba's documentation show it: ChineseAnalyzer, QueryParser, all words required."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._hits = [_hit(entry) for entry in entries]
        schema = fields.Schema(at=fields.STORED, text=fields.TEXT(analyzer=ChineseAnalyzer()))
        index = RamStorage().create_index(schema)
        writer = index.writer()
        for at, entry in enumerate(entries):
            writer.add_document(at=at, text=whole_text(entry))
        writer.commit()
        self._searcher = index.searcher()
        self._parser = QueryParser("text", schema)

    def search(self, query: str) -> Answer:
        """What the default parser makes of the query; a query that it fails on has no hits."""
        try:
            found = [self._hits[hit["at"]] for hit in self._searcher.search(self._parser.parse(query), limit=LIMIT)]
        except Exception:  # noqa: BLE001 - whatever stock Whoosh raises counts as no answer
            found = []
        return Answer(found, bool(found))
