"""aikb beside ripgrep, SQLite FTS5 and tantivy, on the same notes and queries in the same run.

Usage: scripts/bench/peers.py [-n NOTES] [-r RUNS] [--write]   (--write puts the table into docs/performance.md)

What is not installed is skipped. A query is found when one of the first ten notes that are named holds what was meant.
The peers are asked as a careful user would ask them: all words, and when that finds nothing any character (of trigrams,
any three).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from harness import ROOT, aikb, machine, medians, report, run, size_of, table

FIRST = 10
# What is typed, and a text that a right answer holds.
QUERIES = {
    "微调": "微调",
    "调": "调",
    "注意力机制": "注意力机制",
    "LoRA微调": "LoRA",
    "ＬｏＲＡ": "LoRA",
    "微調": "微调",
    "词向量": "词向量",
    "learning rate 太大": "学习率",
    "学习率太大会怎么样": "学习率",
    "显存不够怎么办": "显存",
}

_FTS = """
import re, sqlite3, sys
from pathlib import Path
spaced = sys.argv[1] == "spaced"
def cut(text):
    return re.sub("([\\u3400-\\u9fff])", " \\\\1 ", text) if spaced else text
db = sqlite3.connect(sys.argv[2])
"""
_FTS_BUILD = (
    _FTS
    + """
kind = "unicode61" if spaced else "trigram"
db.execute(f"CREATE VIRTUAL TABLE notes USING fts5(path UNINDEXED, text, tokenize = '{kind}')")
root = Path(sys.argv[3])
rows = ((str(path.relative_to(root)), cut(path.read_text(encoding="utf-8"))) for path in root.rglob("*.md"))
db.executemany("INSERT INTO notes VALUES (?, ?)", rows)
db.commit()
"""
)
_FTS_ASK = (
    _FTS
    + """
words = [" ".join(cut(word).split()) for word in sys.argv[3].split()]
if spaced:
    parts = [part for word in words for part in word.split()]
else:
    parts = [word[at : at + 3] for word in words for at in range(len(word) - 2)]
for joint, wanted in ((" AND ", words), (" OR ", parts)):
    query = joint.join(f'"{each}"' for each in wanted)
    rows = query and db.execute("SELECT path FROM notes WHERE text MATCH ? ORDER BY rank LIMIT 10", (query,)).fetchall()
    if rows:
        break
print("\\n".join(path for (path,) in rows or ()))
"""
)
_TANTIVY = """
import re, sys
from pathlib import Path
import tantivy
def cut(text):
    return re.sub("([\\u3400-\\u9fff])", " \\\\1 ", text)
schema = tantivy.SchemaBuilder().add_text_field("path", stored=True, tokenizer_name="raw").add_text_field("text").build()
"""
_TANTIVY_BUILD = (
    _TANTIVY
    + """
root, folder = Path(sys.argv[2]), Path(sys.argv[1])
folder.mkdir()
index = tantivy.Index(schema, str(folder))
writer = index.writer(heap_size=100_000_000)
for path in root.rglob("*.md"):
    writer.add_document(tantivy.Document(path=str(path.relative_to(root)), text=cut(path.read_text(encoding="utf-8"))))
writer.commit()
writer.wait_merging_threads()
"""
)
_TANTIVY_ASK = (
    _TANTIVY
    + """
index = tantivy.Index.open(sys.argv[1])
searcher = index.searcher()
words = [" ".join(cut(word).split()) for word in sys.argv[2].split()]
for all_words, wanted in ((True, words), (False, " ".join(words).split())):
    phrases = " ".join(f'"{each}"' for each in wanted)
    query = index.parse_query(phrases, ["text"], conjunction_by_default=all_words)
    hits = searcher.search(query, 10).hits
    if hits:
        break
print("\\n".join(searcher.doc(address)["path"][0] for _, address in hits))
"""
)


class Peer(NamedTuple):
    """A searcher: the commands that build its index (none: it reads the notes) and ask it, and where its index stands."""

    name: str
    build: list[str]
    ask: Callable[[str], list[str]]
    store: Path | None
    paths: Callable[[str], list[str]] = str.split  # its output to the paths of notes, best first


def peers(root: Path, folder: Path) -> list[Peer]:
    """Those that are installed."""
    python = [sys.executable, "-c"]
    trigram, spaced, tantivy, cache = (folder / name for name in ("trigram.db", "spaced.db", "tantivy", "cache"))
    found = [
        Peer(
            "aikb", aikb("-C", str(root), "index"), lambda q: aikb("-C", str(root), "search", "--json", q), cache, _hits
        ),
        Peer(
            "SQLite FTS5, trigrams",
            [*python, _FTS_BUILD, "trigram", str(trigram), str(root)],
            lambda q: [*python, _FTS_ASK, "trigram", str(trigram), q],
            trigram,
        ),
        Peer(
            "SQLite FTS5, Han spaced",
            [*python, _FTS_BUILD, "spaced", str(spaced), str(root)],
            lambda q: [*python, _FTS_ASK, "spaced", str(spaced), q],
            spaced,
        ),
    ]
    if find_spec("tantivy"):
        build = [*python, _TANTIVY_BUILD, str(tantivy), str(root)]
        found.append(Peer("tantivy, Han spaced", build, lambda q: [*python, _TANTIVY_ASK, str(tantivy), q], tantivy))
    if shutil.which("rg"):
        found.append(Peer("ripgrep", [], lambda q: ["rg", "-il", "--sort", "path", "-F", q, str(root)], None))
    return found


def _hits(output: str) -> list[str]:
    return list(dict.fromkeys(hit["path"] for hit in json.loads(output)["hits"]))


def finds(peer: Peer, query: str, wanted: str, root: Path, environ: dict[str, str]) -> bool:
    """Whether one of the first notes that the peer names holds what was meant."""
    done = subprocess.run(peer.ask(query), env=environ, capture_output=True, text=True, check=False)
    return any(wanted in (root / path).read_text(encoding="utf-8") for path in peer.paths(done.stdout)[:FIRST])


def measure(peer: Peer, root: Path, environ: dict[str, str]) -> list[str]:
    """A peer's row but for its time: the name, build, size, what it finds and what not."""
    build = f"{run(peer.build, environ).seconds:.1f} s" if peer.build else "—"
    size = "—"
    if peer.store:
        size = f"{(size_of(peer.store) if peer.store.is_dir() else peer.store.stat().st_size) / 1e6:.1f} MB"
    missed = [query for query, wanted in QUERIES.items() if not finds(peer, query, wanted, root, environ)]
    return [peer.name, build, size, f"{len(QUERIES) - len(missed)} of {len(QUERIES)}", "、".join(missed) or "—"]


def main() -> None:
    """Builds every index, asks all, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-n", "--notes", type=int, default=2000)
    parser.add_argument("-r", "--runs", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, root = Path(temporary), Path(temporary) / "notes"
        subprocess.run(
            [sys.executable, ROOT / "scripts/bench/make_notes.py", root, "-n", str(options.notes)], check=True
        )
        environ = {**os.environ, "AIKB_CACHE_DIR": str(folder / "cache")}
        found = peers(root, folder)
        rows = [measure(peer, root, environ) for peer in found]
        time.sleep(2.5)  # younger notes are hashed at each answer
        run(aikb("-C", str(root), "index"), environ)
        words = ("微调", "注意力机制", "LoRA微调")
        calls = {each.name: lambda each=each: sum(run(each.ask(q), environ).seconds for q in words) for each in found}
        times = medians(calls, options.runs)
    head = ["", "a query, cold", "build", "index", "found", "missed"]
    lines = [[row[0], f"{1000 * times[row[0]] / len(words):.0f} ms", *row[1:]] for row in rows]
    command = f"`scripts/bench/peers.py -n {options.notes} -r {options.runs}` on {machine()}:"
    report("peers", f"{command}\n\n{table(head, lines)}", write=options.write)


if __name__ == "__main__":
    main()
