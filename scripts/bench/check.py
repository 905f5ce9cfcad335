"""What `aikb check` costs, as ratios within one run: front matter against reading it, and one note of many against ten.

Usage: scripts/bench/check.py FOLDER [--few FOLDER] [--rounds N]
       FOLDER holds many notes (see make_notes.py), --few ten of them; their caches are made in a temporary folder.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from aikb.check.config import Config
from aikb.index.cache import Cache
from aikb.kb.check import Check
from aikb.notes.files import find_notes, read_bytes
from aikb.notes.head import read_head
from aikb.settings import Settings

FRONT_MATTER = ("AKB0",)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_all(root: Path) -> int:
    """Reads every note and composes its front matter: the least that a check of front matter must do."""
    composed = 0
    for file in find_notes(root):
        lines = read_bytes(root, file.path).decode("utf-8", "replace").split("\n")
        if lines[0] == "---" and "---" in lines[1:]:
            try:
                yaml.compose("\n".join(lines[1 : lines.index("---", 1)]), Loader=LOADER)
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


def seconds(work: Callable[[], object]) -> float:
    """How much processor time it takes: other work on the machine does not count."""
    before = time.process_time()
    work()
    return time.process_time() - before


def command(root: Path, cache: Path) -> float:
    """How long `aikb check` takes for one note of a folder in which nothing changed, as a process."""
    first = next(iter(find_notes(root))).path
    environ = {**os.environ, "AIKB_CACHE_DIR": str(cache)}
    program = [sys.executable, "-m", "aikb", "-C", str(root), "check", first]
    before = time.perf_counter()
    subprocess.run(program, env=environ, capture_output=True, check=False)
    return time.perf_counter() - before


def main() -> None:
    """Prints both ratios, and what they are made of."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--few", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        rounds = range(given.rounds)
        folder, notes = given.folder, len(list(find_notes(given.folder)))
        composed = min(seconds(partial(compose_all, folder)) for _ in rounds)
        heads = min(seconds(partial(read_all, folder)) for _ in rounds)
        checked = min(seconds(partial(check_front_matter, folder, Path(temporary) / f"{at}")) for at in rounds)
        print(f"{notes} notes, seconds of processor time: bytes read and YAML composed {composed:.2f}, ", end="")
        print(f"heads read as every command does {heads:.2f}, rules of front matter {checked:.2f}: ", end="")
        print(f"{checked / composed:.2f} and {checked / heads:.2f} times")
        if given.few:
            cache = Path(temporary) / "command"
            for root in (given.folder, given.few):
                command(root, cache)
            pairs = [(command(given.folder, cache), command(given.few, cache)) for _ in rounds]
            many, few = (statistics.median(times) for times in zip(*pairs, strict=True))
            print(f"one note of {notes}: {many * 1000:.0f} ms, of {len(list(find_notes(given.few)))}: ", end="")
            print(f"{few * 1000:.0f} ms: {many / few:.2f} times")


if __name__ == "__main__":
    main()
