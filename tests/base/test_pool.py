"""Work that is shared with other processes gives what one process gives, whatever becomes of them."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.base import pool as pools
from aikb.base.pool import Pool, Sizes
from aikb.base.worker import Jobs, Worker, serve

HERE = "test_pool"  # the module that workers run: this one


@pytest.fixture(autouse=True)
def two_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two workers whatever the machine, which find this module."""
    monkeypatch.setattr(pools, "spare_cores", lambda: 2)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def square(some: Sequence[int]) -> list[int]:
    """What the workers do, done here."""
    return [number * number for number in some]


@given(count=st.integers(0, 60), own=st.integers(1, 9), theirs=st.integers(1, 9))
@settings(max_examples=5, deadline=None)
def test_results_are_in_order(count: int, own: int, theirs: int) -> None:
    """Each item has its result at its place."""
    with Pool(HERE, 2) as pool:
        found = list(pool.map("power", range(count), square, Sizes(own, theirs)))
    assert found == [number * number for number in range(count)]


def test_workers_work() -> None:
    """What workers are given is done by them, with the setup they were given."""
    with Pool(HERE, 3) as pool:
        found = list(pool.map("power", range(6), square, Sizes(own=1, theirs=2)))
    assert found[:4] == [0, 1, 8, 27]


@pytest.mark.parametrize("job", ["die", "no such job", "raise"])
def test_what_a_worker_cannot_do_is_done_here(job: str) -> None:
    """A worker that dies, at any job, loses nothing."""
    with Pool(HERE, 2) as pool:
        found = list(pool.map(job, range(20), square, Sizes(own=1, theirs=3)))
    assert found == [number * number for number in range(20)]


def test_workers_start_when_they_are_worth_it() -> None:
    """Until then, and for less work than that, there are none."""
    asked: list[int] = []

    def after_four(done: int) -> bool:
        asked.append(done)
        return done >= 4

    with Pool(HERE, 2, after_four) as pool:
        found = pool.map("power", range(20), square, Sizes(own=2, theirs=3))
        assert [next(found) for _ in range(4)] == [0, 1, 4, 9]
        assert not pool.workers
        assert len([*found, *pool.workers]) == 16 + 2
    assert asked == [0, 2, 4]


def test_workers_end_with_the_program() -> None:
    """Even when it is killed, no process stays behind."""
    code = f"""
import os, signal
from aikb.base.worker import Jobs, Worker, serve
with Worker({HERE!r}) as worker:
    worker.send(__import__("pickle").dumps(2))
    worker.ask("name", None)
    print(worker.answer(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{int(run.stdout)}/cmdline").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_running(int(run.stdout))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_dead_worker_answers_nothing() -> None:
    """Asking it, asking whether it is ready and leaving it raise nothing."""
    with Worker(HERE) as worker:
        worker._process.kill()
        worker._process.wait()
        worker.send(b"x" * 1_000_000)
        assert worker.is_ready()
        assert worker.answer() is None


def main() -> None:
    """Run a worker of these tests: the setup is an exponent."""

    def jobs(exponent: int) -> Jobs:
        return {
            "power": lambda some: [number**exponent for number in some],
            "die": lambda _: os._exit(1),
            "raise": lambda _: 1 // 0,
            "name": lambda _: os.getpid(),
        }

    serve(jobs)


if __name__ == "__main__":
    main()
