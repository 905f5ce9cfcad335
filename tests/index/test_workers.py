"""A build that is shared with other processes gives the same index as one that is not."""

import contextlib
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from index_world import change, snapshot, synced

from aikb.base.pool import Sizes
from aikb.base.worker import Worker
from aikb.index import build
from aikb.index.catalog import CATALOG_FILE, Catalog


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of some dozens of notes."""
    folder = tmp_path / "world"
    folder.mkdir()
    rng = random.Random(7)
    for _ in range(90):
        change(folder, rng)
    return folder


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has builds from now on use two helpers, whatever the machine, a few notes at a time."""

    def share() -> None:
        monkeypatch.setattr(build, "MANY", 1)
        monkeypatch.setattr(build, "SIZES", Sizes(own=2, theirs=3))
        monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)

    return share


def test_helpers_change_nothing(root: Path, environ: dict[str, str], shared: Callable[[], None]) -> None:
    """Entries, names, terms and hits are those of a build in one process; more than one segment shows that they helped."""
    alone = snapshot(synced(root, environ))
    shared()
    generation = synced(root, environ, "asked for")

    assert snapshot(generation) == alone
    assert len(list((generation / "words").glob("*.seg"))) == 3
    assert not list(generation.glob("part-*"))


def test_a_shared_index_takes_changes(root: Path, environ: dict[str, str], shared: Callable[[], None]) -> None:
    """What is edited, removed and merged later is as if built anew."""
    shared()
    synced(root, environ)
    rng = random.Random(8)
    for _ in range(12):
        for _ in range(4):
            change(root, rng)
        now = snapshot(synced(root, environ))

    assert now == snapshot(synced(root, environ, "asked for"))


@pytest.mark.parametrize("lives", [0, 1, 3])
def test_helpers_that_die_are_stood_in_for(
    root: Path, environ: dict[str, str], shared: Callable[[], None], monkeypatch: pytest.MonkeyPatch, lives: int
) -> None:
    """Whenever they end, nothing is lost."""
    alone = snapshot(synced(root, environ))
    shared()
    answer, answered = Worker.answer, [0]

    def die_later(self: Worker) -> object:
        answered[0] += 1
        if answered[0] > lives:
            self._process.kill()
            self._process.wait()
        return answer(self)

    monkeypatch.setattr(Worker, "answer", die_later)

    assert snapshot(synced(root, environ, "asked for")) == alone
    assert answered[0] > lives


def test_a_killed_helper_does_not_end_the_program(
    root: Path, environ: dict[str, str], shared: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a closed pipe ends the program silently, as in a shell's pipe, one to a dead helper does not."""
    shared()
    ask = Worker.ask

    def ask_the_dead(self: Worker, job: str, work: object) -> None:
        self._process.kill()
        self._process.wait()
        ask(self, job, work)

    monkeypatch.setattr(Worker, "ask", ask_the_dead)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        status = 1
        try:
            synced(root, environ)
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


def test_helpers_read_links_as_the_notes_write_them(
    tmp_path: Path, environ: dict[str, str], shared: Callable[[], None]
) -> None:
    """The form of wikilinks is told to them too."""
    root = tmp_path / "notes"
    root.mkdir()
    (root / "aikb.toml").write_text("links.label_first = true\n")
    for number in range(20):
        (root / f"{number:02}.md").write_text(f"# 题[[甲{number}|乙]]\n\n正文。\n", encoding="utf-8")
    shared()
    with contextlib.closing(Catalog(synced(root, environ) / CATALOG_FILE)) as catalog:
        assert [entry.name for entry in catalog.all_entries()] == [f"题甲{number}" for number in range(20)]
