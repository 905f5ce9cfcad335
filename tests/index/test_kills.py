"""`kill -9` anywhere in a build or a sync: the next run answers rightly.

AIKB_KILLS=400 pytest tests/index/test_kills.py runs the full form.
"""

import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from index_world import change, snapshot, synced

KILLS = int(os.environ.get("AIKB_KILLS", "24"))
# What leaves a trace outside the process; between two of these, one moment is like another.
SYSTEM = {"posix", "fcntl", "_io"}


def run_until(root: Path, environ: dict[str, str], rebuild: str, step: int) -> int:
    """Has a child bring the index up to date and kill itself at a step that touches the disk; its steps, if it lived."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps = [0]

        def bomb(_: object, event: str, function: Any) -> None:
            if event == "c_call" and _touches(function):
                steps[0] += 1
                if steps[0] == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(bomb)
        try:
            synced(root, environ, rebuild)
            os.write(writing, b"%d" % steps[0])
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return int(pipe.read() or 0)


def _touches(function: Any) -> bool:
    owner = type(getattr(function, "__self__", None)).__module__
    return owner in ("sqlite3", "_io") or getattr(function, "__module__", None) in SYSTEM


def run_for(root: Path, environ: dict[str, str], seconds: float) -> None:
    """Has a child bring the index up to date, and kills it after a time."""
    child = os.fork()
    if child == 0:
        try:
            synced(root, environ)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_kills__next_answer_is_right(tmp_path: Path, environ: dict[str, str]) -> None:
    """Wherever a build or a sync is killed, the next run answers as a fresh index does, and leaves nothing behind."""
    root, rng = tmp_path / "notes", random.Random(KILLS)
    root.mkdir()
    most = {"": 300, "asked for": 700}
    for _ in range(KILLS):
        change(root, rng)
        before = snapshot(synced(root, environ))
        change(root, rng)
        rebuild = rng.choice(["", "", "asked for"])
        if rng.random() < 0.2:
            run_for(root, environ, rng.random() / 10)
        elif lived := run_until(root, environ, rebuild, rng.randrange(1, most[rebuild])):
            most[rebuild] = max(50, lived)
        if rng.random() < 0.3:
            change(root, rng)
        generation = synced(root, environ)
        shutil.copytree(root, tmp_path / "twin")
        assert snapshot(generation) == snapshot(synced(tmp_path / "twin", environ, "asked for")), before
        shutil.rmtree(tmp_path / "twin")
    change(root, rng)
    generation = synced(root, environ)
    left = sorted(path.name for path in generation.parent.iterdir())
    assert [name for name in left if not name.startswith("g-")] == ["current", "lock"]
    assert len(left) == 3
