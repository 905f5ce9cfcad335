"""Other processes read some of the notes; nobody can tell from the findings."""

import os
import signal
from pathlib import Path

import pytest
from check_world import World

from aikb.base.pool import Sizes
from aikb.base.worker import Worker
from aikb.check import read as reading

TEXT = "---\ntitle: 第{number}篇\ntags: LLM\n---\n\n- 词{number}(LoRA{number}): 冻结原来的权重，只训练旁边加上的低秩矩阵。\n\n见[[没有]]，先用 Lora。\n"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Notes for several rounds of two processes."""
    made = World(tmp_path)
    for number in range(30):
        made.write(f"{number % 3}/{number}.md", TEXT.format(number=number))
    (made.root / "0" / "gone.md").symlink_to("nowhere.md")
    monkeypatch.setattr(reading, "PATIENCE", 0)
    monkeypatch.setattr(reading, "SIZES", Sizes(own=1, theirs=3))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    return made


def test_two_processes_find_what_one_does(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings are the same, and every note is counted."""
    shared, read = world.found(select=("ALL",)), world.read
    monkeypatch.setattr(reading, "PATIENCE", 1000)
    (tmp_path / "beside").mkdir()
    alone = World(tmp_path / "beside", world.root)

    assert shared == alone.found(select=("ALL",))
    assert (read, alone.read) == (30, 30)


def test_a_helper_that_dies_is_done_without(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was to read is read here."""
    asked: list[str] = []

    class Dying(Worker):
        def ask(self, job: str, work: object) -> None:
            asked.append(job)
            os.kill(self._process.pid, signal.SIGKILL)
            super().ask(job, work)

    monkeypatch.setattr("aikb.base.worker.Worker", Dying)

    assert sum("AKB007" in each for each in world.found()) == 30
    assert asked
