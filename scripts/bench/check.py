"""What `aikb check` costs, as ratios within one run: front matter against reading it, and one note of many against ten.

Usage: scripts/bench/check.py FOLDER [--few FOLDER] [--rounds N]
       FOLDER holds many notes (see make_notes.py), --few ten of them. Both are copied; nothing is written in them.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from aikb.check.config import Config
from aikb.index.cache import Cache
from aikb.kb.check import Check
from aikb.notes.files import find_notes, read_bytes
from aikb.notes.head import read_head
from aikb.settings import Settings

FRONT_MATTER = ("AKB0",)
LIBYAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EDIT = "\n又一行，说到 LoRA 与 BERT。\n"


class Cost(NamedTuple):
    """Seconds by the clock, and of processor time with that of other processes that helped."""

    elapsed: float
    cpu: float


def compose_all(root: Path, loader: Any) -> int:
    """Reads every note and composes its front matter: the least that a check of front matter must do."""
    composed = 0
    for file in find_notes(root):
        lines = (root / file.path).read_bytes().decode("utf-8", "replace").split("\n")
        if lines[0] == "---" and "---" in lines[1:]:
            try:
                yaml.compose("\n".join(lines[1 : lines.index("---", 1)]), Loader=loader)
            except yaml.YAMLError:
                continue
            composed += 1
    return composed


def read_all(root: Path) -> int:
    """Reads the head of every note as the index does: any encoding and dialect, with places and problems."""
    return sum(bool(read_head(read_bytes(root, file.path)).lines) for file in find_notes(root))


def check_front_matter(root: Path, cache: Path) -> int:
    """Checks the front matter of every note, with a memory that is empty before."""
    return Check(Settings(root), Cache(cache), Config(select=FRONT_MATTER)).findings().notes


def cost(work: Callable[[], object]) -> Cost:
    """What it takes."""
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return Cost(time.perf_counter() - start, sum(after[:4]) - sum(before[:4]))


def least(works: list[Callable[[], object]]) -> Cost:
    """The least that one of several alike takes, by the clock and of processor time."""
    costs = [cost(work) for work in works]
    return Cost(min(each.elapsed for each in costs), min(each.cpu for each in costs))


def command(root: Path, cache: Path, edit: str = "") -> Cost:
    """Return what `aikb check` of one note costs as a process, after an edit if one is given."""
    first = root / next(iter(find_notes(root))).path
    if edit:
        with first.open("a", encoding="utf-8") as file:
            file.write(edit)
    environ = {**os.environ, "AIKB_CACHE_DIR": str(cache)}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    program = [sys.executable, "-m", "aikb", "-C", str(root), "check", str(first)]
    return cost(lambda: subprocess.run(program, env=environ, capture_output=True, check=False))


def front_matter(folder: Path, caches: Path, rounds: int) -> None:
    """Prints what checking the front matter of all notes costs against composing it."""
    composed = least([partial(compose_all, folder, yaml.SafeLoader)] * rounds)
    quickly = least([partial(compose_all, folder, LIBYAML)] * rounds)
    heads = least([partial(read_all, folder)] * rounds)
    checked = least([partial(check_front_matter, folder, caches / f"{at}") for at in range(rounds)])
    print(f"{len(list(find_notes(folder)))} notes, seconds elapsed and of processor time:")
    for name, each in (
        ("bytes read, YAML composed by libyaml", quickly),
        ("bytes read, YAML composed by PyYAML", composed),
        ("heads read as every command does", heads),
        ("front matter checked", checked),
    ):
        print(
            f"  {name:38} {each.elapsed:6.2f} {each.cpu:6.2f}; the check takes"
            f" {checked.elapsed / each.elapsed:.2f} and {checked.cpu / each.cpu:.2f} times that"
        )


def one_note(folder: Path, few: Path, caches: Path, rounds: int) -> None:
    """Prints what a run on one note of many costs against one of few, unchanged and edited."""
    for root in (folder, few):
        command(root, caches)
        time.sleep(2.1)  # until the time stamps of what was copied can be trusted
        command(root, caches)
    for name, edit in (("as it was", ""), ("edited", EDIT)):
        pairs = [(command(folder, caches, edit), command(few, caches, edit)) for _ in range(rounds)]
        many, ten = (statistics.median(each.cpu for each in costs) for costs in zip(*pairs, strict=True))
        print(
            f"one note, {name}: {many * 1000:.0f} ms of processor time among {len(list(find_notes(folder)))},"
            f" {ten * 1000:.0f} ms among {len(list(find_notes(few)))}: {many / ten:.2f} times"
        )


def main() -> None:
    """Prints both."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--few", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        copies = Path(temporary)
        front_matter(given.folder, copies / "caches", given.rounds)
        if given.few:
            many, few = (
                Path(shutil.copytree(each, copies / name))
                for name, each in (("many", given.folder), ("few", given.few))
            )
            one_note(many, few, copies / "caches", given.rounds)


if __name__ == "__main__":
    main()
