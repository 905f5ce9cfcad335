"""How build, upkeep, queries, memory and size grow with the number of notes, beside `jieba.cut` over the same text.

Usage: scripts/bench/scale.py [SIZES...] [-n RUNS] [--write]   (--write puts the tables into docs/performance.md)
"""

import argparse
import contextlib
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from harness import ROOT, Run, aikb, machine, medians, report, run, size_of, table

QUERIES = [
    "微调",
    "LoRA",
    "扩散模型",
    "学习率",
    "RAG 检索",
    "大模型微调需要多少数据",
    "fine-tuning",
    "KV cache",
    "梯度 爆炸",
]
QUERIES += [
    "how to train lora",
    "向量数据库 选型",
    "提示词",
    "量化 推理 显存",
    "Transformer",
    "思维链",
    "SD推理为什么只要几十步",
]
_WARM = """
import os, statistics, sys, time
from pathlib import Path
from aikb.kb import KnowledgeBase
from aikb.settings import find_settings
root = Path(sys.argv[1])
base = KnowledgeBase(find_settings(str(root), os.environ, root), os.environ, fresh=False)
base.search("热身 warm up")
times = []
for query in sys.argv[2:] * 3:
    start = time.perf_counter()
    base.search(query)
    times.append(time.perf_counter() - start)
print(1000 * statistics.median(times))
"""
_JIEBA = """
import logging, sys, time, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import jieba
jieba.setLogLevel(logging.WARNING)
jieba.initialize()
texts = [path.read_text(encoding="utf-8") for path in Path(sys.argv[1]).rglob("*.md")]
start = time.process_time()
for text in texts:
    for _ in jieba.cut(text):
        pass
print(time.process_time() - start)
"""


class Figures(NamedTuple):
    """What was measured on so many notes: seconds, milliseconds and bytes as the names say."""

    notes: int
    text: int
    build: Run
    build_one_core: Run
    jieba_one_core: float
    caches: int
    tags_ms: float
    tags_unsynced_ms: float
    search_ms: float
    search_edited_ms: float
    show_ms: float
    show_edited_ms: float
    warm_ms: float


@contextlib.contextmanager
def made(notes: int) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder of made notes, and an environment with a cache of its own that has the dictionaries in it."""
    with tempfile.TemporaryDirectory() as folder:
        root, environ = Path(folder) / "notes", {**os.environ, "AIKB_CACHE_DIR": f"{folder}/cache"}
        subprocess.run([sys.executable, ROOT / "scripts/bench/make_notes.py", root, "-n", str(notes)], check=True)
        run(aikb("-C", str(ROOT / "notes"), "index"), environ)  # compiles the dictionaries, once for all folders
        yield root, environ


@contextlib.contextmanager
def one_core() -> Iterator[None]:
    """The processes started in this context run on one core, where the system can say so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def measure(root: Path, environ: dict[str, str], notes: int, runs: int) -> Figures:
    """Builds the index of `root` and asks it."""
    here = aikb("-C", str(root))
    with one_core():
        build_one_core = run([*here, "index"], environ)
        jieba_one_core = float(_output(_JIEBA, str(root), environ=environ))
    build = run([*here, "index", "--rebuild"], environ)
    time.sleep(2.5)  # younger files are hashed again at each run
    run([*here, "index"], environ)
    note = next(root.rglob("*.md"))

    def milliseconds(*arguments: str, edit: bool = False) -> float:
        if edit:
            note.write_text(note.read_text(encoding="utf-8") + f"\n又一句话，{time.time_ns()}。\n", encoding="utf-8")
        return 1000 * run([*here, *arguments], environ).seconds

    unchanged = medians(
        {
            "tags": lambda: milliseconds("tags"),
            "tags unsynced": lambda: milliseconds("tags", "--no-sync"),
            "search": lambda: milliseconds("search", "微调"),
            "show": lambda: milliseconds("show", "LoRA"),
        },
        runs,
    )
    edited = medians(
        {
            "search": lambda: milliseconds("search", "微调", edit=True),
            "show": lambda: milliseconds("show", "LoRA", edit=True),
        },
        runs,
    )
    return Figures(
        notes,
        size_of(root),
        build,
        build_one_core,
        jieba_one_core,
        size_of(Path(environ["AIKB_CACHE_DIR"])),
        unchanged["tags"],
        unchanged["tags unsynced"],
        unchanged["search"],
        edited["search"],
        unchanged["show"],
        edited["show"],
        float(_output(_WARM, str(root), *QUERIES, environ=environ)),
    )


def _output(program: str, *arguments: str, environ: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=environ, capture_output=True, text=True, check=True
    )
    return done.stdout


def rows(found: list[Figures]) -> list[list[str]]:
    """A row for each figure, a column for each size, and how it grows from the first size to the last."""
    lines = {
        "text (MB)": [each.text / 1e6 for each in found],
        "build (s)": [each.build.seconds for each in found],
        "build, processor time (s)": [each.build.cpu for each in found],
        "build on one core, × `jieba.cut` of the text": [
            each.build_one_core.cpu / each.jieba_one_core for each in found
        ],
        "build, memory of the largest process (MB)": [each.build.memory / 1e6 for each in found],
        "caches (MB)": [each.caches / 1e6 for each in found],
        "look for changes (ms)": [each.tags_ms - each.tags_unsynced_ms for each in found],
        "`search 微调` (ms)": [each.search_ms for each in found],
        "… after one note changed, ×": [each.search_edited_ms / each.search_ms for each in found],
        "`show LoRA` (ms)": [each.show_ms for each in found],
        "… after one note changed, × ": [each.show_edited_ms / each.show_ms for each in found],
        "warm query (ms)": [each.warm_ms for each in found],
    }
    return [[name, *(f"{value:,.3g}" for value in values), _growth(found, values)] for name, values in lines.items()]


def _growth(found: list[Figures], values: list[float]) -> str:
    """The power of the number of notes that a figure grows with."""
    if len(found) < 2 or min(values) <= 0:
        return ""
    return f"n^{math.log(values[-1] / values[0]) / math.log(found[-1].notes / found[0].notes):.2f}"


def main() -> None:
    """Measures each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("-n", "--runs", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = []
    for notes in options.sizes:
        with made(notes) as (root, environ):
            found.append(measure(root, environ, notes, options.runs))
    head = ["notes", *(f"{notes:,}" for notes in options.sizes), "grows with"]
    command = f"`scripts/bench/scale.py {' '.join(map(str, options.sizes))} -n {options.runs}` on {machine()}:"
    report("scale", f"{command}\n\n{table(head, rows(found))}", write=options.write)


if __name__ == "__main__":
    main()
