"""A search for links that is shared with other processes finds what one process finds."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from aikb.base.pool import Sizes
from aikb.base.worker import Worker
from aikb.kb import KnowledgeBase
from aikb.kb.linkgraph import worker
from aikb.links import store
from aikb.settings import cache_folder, find_settings

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def found(tmp_path: Path, environ: dict[str, str]) -> Callable[[], Rows]:
    """What a new store of some dozens of notes holds."""
    root = tmp_path / "many"
    root.mkdir()
    for number in range(60):
        text = f"# 笔记{number}\n\n- 术语{number}(Term{number}X): 用术语{number // 2}微调，见 [[笔记{number - 1}]]。\n"
        (root / f"{number:02}.md").write_text(text, encoding="utf-8")
    settings = find_settings(str(root), environ, root)

    def rows() -> Rows:
        for old in cache_folder(settings, environ).glob(f"*/{store.STORE_FILE}"):
            old.unlink()
        with KnowledgeBase(settings, environ) as kb:
            kb.links.of("术语1")
        (file,) = cache_folder(settings, environ).glob(f"*/{store.STORE_FILE}")
        with closing(sqlite3.connect(file)) as db:
            tables = ("notes", "mentions", "written")
            return {table: sorted(db.execute(f"SELECT * FROM {table}")) for table in tables}

    return rows


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[object]]:
    """Has searches from now on use two helpers, a few notes at a time; gives what they are asked for."""
    asked: list[object] = []
    ask = Worker.ask

    def ask_and_tell(self: Worker, job: str, work: object) -> None:
        asked.append(job)
        ask(self, job, work)

    def share() -> list[object]:
        monkeypatch.setattr(store, "MANY", 1)
        monkeypatch.setattr(worker, "SIZES", Sizes(own=2, theirs=3))
        monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
        monkeypatch.setattr(Worker, "ask", ask_and_tell)
        return asked

    return share


def test_links_are_those_of_one_process(found: Callable[[], Rows], shared: Callable[[], list[object]]) -> None:
    """Every note is searched once, whoever does it."""
    alone = found()
    asked = shared()

    assert found() == alone
    assert len(alone["notes"]) == 60
    assert len(alone["written"]) == 60
    assert asked.count("read") >= 2


def test_helpers_that_die_are_stood_in_for(
    found: Callable[[], Rows], shared: Callable[[], list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever they end, nothing is lost."""
    alone = found()
    shared()
    answer, answered = Worker.answer, [0]

    def die_later(self: Worker) -> object:
        answered[0] += 1
        if answered[0] > 1:
            self._process.kill()
            self._process.wait()
        return answer(self)

    monkeypatch.setattr(Worker, "answer", die_later)

    assert found() == alone
    assert answered[0] > 1
