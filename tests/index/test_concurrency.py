"""Several processes on one index: writers take turns, readers get one state or another, never a mixture."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note
from index_world import change, snapshot, synced

from aikb.index import sync
from aikb.index.cache import Cache
from aikb.kb import KnowledgeBase
from aikb.settings import Settings, cache_folder

Open = Callable[..., KnowledgeBase]


def forked(work: Callable[[], object]) -> int:
    """Runs something in a child; its process id. The child ends with 0 if nothing was raised."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def test_writers__take_turns(tmp_path: Path, environ: dict[str, str]) -> None:
    """Four processes that all find the notes changed leave one right index."""
    root, rng = tmp_path / "notes", random.Random(5)
    root.mkdir()
    for _ in range(3):
        for _ in range(8):
            change(root, rng)
        children = [forked(lambda: synced(root, environ)) for _ in range(4)]
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
        kept = snapshot(synced(root, environ))
        assert kept == snapshot(synced(root, environ, "asked for"))


def test_readers__during_rebuilds(opened: Open, notes: Path) -> None:
    """While another process edits and rebuilds, each answer holds the note before or after, and nothing is remarked."""
    texts = [f"# 炉火{number}\n\n- 炉火(furnace): 第{number}版炉火的定义。\n" for number in range(2)]
    write_note(notes / "fire.md", texts[0])
    with opened() as kb:
        kb.tags()

    def write() -> None:
        for number in range(12):
            write_note(notes / "draft", texts[number % 2], age=number)
            (notes / "draft").replace(notes / "fire.md")  # else an empty note is seen, rightly
            with opened() as kb:
                kb.status(rebuild=number % 3 == 0)
            time.sleep(0.06)  # others poll for the lock

    child = forked(write)
    remarks: list[str] = []
    asked = 0
    while os.waitpid(child, os.WNOHANG)[0] == 0:
        asked += 1
        with opened(fresh=asked % 2 == 0, remarks=remarks) as kb:
            senses = kb.define("furnace").senses
            hits = kb.search("furnace").hits
        assert [sense.definition in ("第0版炉火的定义。", "第1版炉火的定义。") for sense in senses] == [True]
        assert hits[0].entry.name == "炉火"
    assert asked > 1
    assert remarks == []


def test_reader__generation_removed_before_it_is_opened(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A generation that another process replaces after it was found usable is let go, without a remark."""
    remarks: list[str] = []
    with opened() as kb:
        found = kb.define("lora")
    usable = sync.usable

    def replaced(settings: Settings, cache: Cache) -> tuple[Path | None, str]:
        monkeypatch.setattr(sync, "usable", usable)
        answer = usable(settings, cache)
        with opened() as other:
            other.status(rebuild=True)
        return answer

    monkeypatch.setattr(sync, "usable", replaced)
    with opened(fresh=False, remarks=remarks) as kb:
        assert kb.define("lora") == found
    assert sync.usable is usable
    assert remarks == []


def test_reader__generation_removed_under_it(opened: Open, notes: Path, environ: dict[str, str]) -> None:
    """An open knowledge base whose generation was replaced goes on with the new one, without a remark."""
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        found = kb.define("lora")
        with opened() as other:
            other.status(rebuild=True)
        assert kb.search("低秩适配").total > 1
        assert kb.define("lora") == found
        assert len(list(Cache(cache_folder(kb.settings, environ)).folder.glob("g-*"))) == 1
        write_note(notes / "new.md", "# 新词\n")
        with opened() as other:
            other.status()
        assert kb.define("新词").match == "exact"
    assert remarks == []
