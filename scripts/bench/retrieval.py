"""Prints how well aikb finds the judged passages of a notes folder, beside two plain baselines: retrieval.py FOLDER.

A query is right at rank n when hit n overlaps an accepted range of lines. A query without an answer is right when the
searcher finds nothing or says that nothing has all the words; such queries have their own row.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from baselines import Aikb, Answer, Bigrams, Hit, Searcher, StockWhoosh, read_entries

from aikb.model import Entry
from aikb.names.fold import key

SOURCE = sys.path[0]  # this checkout's aikb is measured, whatever is installed
Options = argparse.Namespace
Environ = Mapping[str, str]
Draw = Callable[[str, random.Random], str]  # from a text, or nothing

MANY = 1000  # hits that are looked through for a substring
_UNSEEN = re.compile(
    r"!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>|https?://\S+|&#?\w+;|^\s*[-=:|]+\s*$|\*\*|`|\\(?=\W)", re.MULTILINE
)
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}")
_HAN = re.compile("[\u4e00-\u9fff]+")
_BORDER = re.compile("([\u4e00-\u9fff]+|[A-Za-z0-9]{3,})([ ._/-]?)(?=([\u4e00-\u9fff]+|[A-Za-z0-9]{3,}))")
HEADER = "kind           n    R@1    R@5    MRR  empty    ms | bigrams R@1, R@5 (ours), empty | whoosh likewise"
_OPERATORS = {"OR", "NOT", "AND"}


class Query(NamedTuple):
    """A judged query: the places that answer it, none when nothing does."""

    text: str
    places: tuple[tuple[str, int, int], ...]
    kind: str
    half: str


class Outcome(NamedTuple):
    """What one searcher made of one query: the rank of the first right hit (0: none of them is right)."""

    query: Query
    rank: int
    answer: Answer
    seconds: float


def main() -> None:
    """Measure what is asked for and print it."""
    options = _options()
    with tempfile.TemporaryDirectory() as cache:
        environ = {**os.environ, "AIKB_CACHE_DIR": cache, "PYTHONPATH": SOURCE}
        entries = read_entries(options.folder, environ)
        measure = measure_names if options.names else measure_substrings if options.substrings else measure_queries
        report = {"entries": len(entries), **measure(options, environ, entries)}
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.json else show(report))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the notes that the queries were judged on")
    parser.add_argument("--queries", type=Path, default=Path(__file__).with_name("queries.jsonl"), help="JSON lines")
    parser.add_argument("--half", choices=("tune", "report", "all"), default="tune", help="default: tune")
    parser.add_argument("--names", action="store_true", help="instead: does every name find its entry?")
    parser.add_argument("--substrings", type=int, default=0, metavar="N", help="instead: are N random strings found?")
    parser.add_argument("--seed", type=int, default=1, help="for --substrings (default: 1)")
    parser.add_argument("--misses", action="store_true", help="list on stderr what was not found first")
    parser.add_argument("--json", action="store_true", help="numbers as JSON")
    return parser.parse_args()


def read_queries(path: Path, half: str) -> list[Query]:
    """The judged queries of one half, or of both."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    queries = []
    for row in rows:
        places = [(place["path"], place["line"], place["end_line"]) for place in (row, *row.get("also", ()))]
        queries.append(Query(row["q"], tuple(place for place in places if place[0]), row["kind"], row["half"]))
    return [query for query in queries if half in {"all", query.half}]


def measure_queries(options: Options, environ: Environ, entries: Sequence[Entry]) -> dict[str, Any]:
    """The shares of all searchers, by kind and in all."""
    queries = read_queries(options.queries, options.half)
    aikb = Aikb("search", options.folder, environ)
    searchers: dict[str, Searcher] = {"aikb": aikb, "bigrams": Bigrams(entries), "whoosh": StockWhoosh(entries)}
    report: dict[str, Any] = {"half": options.half, "queries": len(queries)}
    for name, searcher in searchers.items():
        outcomes = [run(searcher.search, query) for query in queries]
        report[name] = by_kind(outcomes)
        if options.misses and searcher is aikb:
            _list_misses(outcomes)
    aikb.close()
    return report


def run(search: Callable[[str], Answer], query: Query) -> Outcome:
    """Asks one query and judges the answer."""
    start = time.perf_counter()
    answer = search(query.text)
    seconds = time.perf_counter() - start
    if not query.places:
        return Outcome(query, int(not (answer.exact and answer.hits)), answer, seconds)
    ranks = (rank for rank, hit in enumerate(answer.hits, 1) if any(overlaps(hit, place) for place in query.places))
    return Outcome(query, next(ranks, 0), answer, seconds)


def overlaps(hit: Hit, place: tuple[str, int, int]) -> bool:
    """Whether a hit and a place share a line."""
    path, line, end_line = place
    return hit.path == path and hit.line <= end_line and line <= hit.end_line


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """The shares for each kind of query, and for all that have an answer."""
    kinds = list(dict.fromkeys(outcome.query.kind for outcome in outcomes))
    groups = {kind: [each for each in outcomes if each.query.kind == kind] for kind in kinds}
    groups["all"] = [each for each in outcomes if each.query.places]
    return {kind: shares(group) for kind, group in groups.items() if group}


def shares(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """R@1, R@5, MRR, share without any result, and the median time."""
    ranks, count = [each.rank for each in outcomes], len(outcomes)
    return {
        "n": count,
        "R@1": round(sum(rank == 1 for rank in ranks) / count, 4),
        "R@5": round(sum(0 < rank <= 5 for rank in ranks) / count, 4),
        "MRR": round(sum(1 / rank for rank in ranks if rank) / count, 4),
        "empty": round(sum(not each.answer.hits for each in outcomes) / count, 4),
        "ms": round(statistics.median(each.seconds for each in outcomes) * 1e3, 2),
    }


def _list_misses(outcomes: Iterable[Outcome]) -> None:
    for query, rank, answer, _ in outcomes:
        if rank != 1:
            wanted = " ".join(f"{path}:{line}-{end}" for path, line, end in query.places) or "nothing"
            print(f"{query.kind:12}{query.text}\n      wanted {wanted}; right at rank {rank or '-'}", file=sys.stderr)
            for hit in answer.hits[:3]:
                print(f"      {hit.path}:{hit.line} {hit.name[:60]}", file=sys.stderr)


def measure_names(options: Options, environ: Environ, entries: Sequence[Entry]) -> dict[str, Any]:
    """Whether each name finds an entry that goes by it, first and among five, and its very own one."""
    named = [(name, entry) for entry in entries if not entry.rest for name in entry.names]
    goes_by: dict[str, set[str]] = {}
    for name, entry in named:
        goes_by.setdefault(key(name), set()).add(entry.id)
    report = {}
    for command in ("search", "define"):
        aikb = Aikb(command, options.folder, environ)
        ask = aikb.search if command == "search" else aikb.define
        found = [(name, entry, [hit.id for hit in ask(name).hits]) for name, entry in named]
        aikb.close()
        first = [bool(ids) and ids[0] in goes_by[key(name)] for name, _, ids in found]
        rows = {"n": len(found), "R@1": sum(first) / len(found)}
        rows["R@5"] = sum(not goes_by[key(name)].isdisjoint(ids[:5]) for name, _, ids in found) / len(found)
        rows["own R@1"] = sum(ids[:1] == [entry.id] for _, entry, ids in found) / len(found)
        report[command] = {name: round(value, 4) for name, value in rows.items()}
        for (name, entry, ids), right in zip(found, first, strict=True):
            if options.misses and not right:
                print(f"{command:8}{name}\n      wanted {entry.id}; got {ids[:3]}", file=sys.stderr)
    return report


def measure_substrings(options: Options, environ: Environ, entries: Sequence[Entry]) -> dict[str, Any]:
    """The share of random strings whose entry is among the hits, by the kind of string."""
    source = random.Random(options.seed)
    aikb = Aikb("search", options.folder, environ, "--exact", "-n", str(MANY))
    texts = [(entry, text) for entry in entries if (text := _UNSEEN.sub(r"\1", entry.text)).strip()]
    found: dict[str, list[bool]] = {kind: [] for kind in DRAWS}
    while sum(map(len, found.values())) < options.substrings:
        kind, draw = source.choice(list(DRAWS.items()))
        entry, text = source.choice(texts)
        string = draw(text, source)
        if string and not _OPERATORS.intersection(string.split()):
            place = (entry.path, entry.line, entry.end_line)
            found[kind].append(any(overlaps(hit, place) for hit in aikb.search(string).hits))
            if options.misses and not found[kind][-1]:
                print(f"{kind:12}{string!r} of {entry.path}:{entry.line}-{entry.end_line}", file=sys.stderr)
    aikb.close()
    found["all"] = [each for kind in found.values() for each in kind]
    return {kind: {"n": len(each), "found": round(sum(each) / max(len(each), 1), 4)} for kind, each in found.items()}


def _draw_han(text: str, source: random.Random) -> str:
    return _slice(_pick(_HAN, text, source), source.randint(1, 5), source)


def _draw_part(text: str, source: random.Random) -> str:
    word = _pick(_LATIN, text, source)
    return _slice(word, source.randint(3, max(len(word), 3)), source)


def _draw_border(text: str, source: random.Random) -> str:
    found = source.choice(list(_BORDER.finditer(text)) or [None])
    if found is None:
        return ""
    left, between, right = found.groups()
    size = source.randint(1, 3)
    return f"{left[-size:] if _HAN.match(left) else left}{between}{right[:size] if _HAN.match(right) else right}"


def _pick(pattern: re.Pattern[str], text: str, source: random.Random) -> str:
    return str(source.choice(pattern.findall(text) or [""]))


def _slice(text: str, size: int, source: random.Random) -> str:
    start = source.randint(0, max(len(text) - size, 0))
    return text[start : start + size]


DRAWS: dict[str, Draw] = {"han": _draw_han, "word": partial(_pick, _LATIN), "part": _draw_part, "border": _draw_border}


def show(report: Mapping[str, Any]) -> str:
    """The report as text: the baselines' shares with aikb's as a multiple of them."""
    if "aikb" not in report:
        return "\n".join(f"{row:10}{value}" for row, value in report.items())
    lines = [f"{report['entries']} entries, {report['queries']} queries ({report['half']})", HEADER]
    for kind, ours in report["aikb"].items():
        row = f"{kind:12}{ours['n']:4}{ours['R@1']:7.1%}{ours['R@5']:7.1%}{ours['MRR']:7.3f}{ours['empty']:7.1%}{ours['ms']:6.1f}"
        for name in ("bigrams", "whoosh"):
            row += f" | {_beside(ours, report[name][kind])} {report[name][kind]['empty']:4.0%}"
        lines.append(row)
    return "\n".join(lines)


def _beside(ours: Mapping[str, float], other: Mapping[str, float]) -> str:
    ratios = {name: f"({ours[name] / other[name]:.1f}x)" if other[name] else "(-)" for name in ("R@1", "R@5")}
    return " ".join(f"{other[name]:4.0%} {ratio:>7}" for name, ratio in ratios.items())


if __name__ == "__main__":
    main()
