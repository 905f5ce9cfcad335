"""Whatever happens to the files of an index, the next command answers rightly, and says in one remark what it did."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aikb.index.cache import Cache
from aikb.kb import KnowledgeBase
from aikb.settings import cache_folder, find_settings

Open = Callable[..., KnowledgeBase]
Deed = Callable[[Path], Any]

DEEDS: dict[str, Deed] = {
    "removed": lambda path: path.unlink(),
    "emptied": lambda path: path.write_bytes(b""),
    "halved": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "flipped": lambda path: path.write_bytes(_flipped(path.read_bytes())),
    "foreign": lambda path: path.write_bytes(b"\x80\x04not ours" * 100),
    "a link": lambda path: path.symlink_to(path.rename(path.with_suffix(".x"))),
}


def _flipped(data: bytes) -> bytes:
    at = len(data) // 2
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def answers(kb: KnowledgeBase) -> list[object]:
    """What the small notes answer, in every way of asking."""
    hits = kb.search("低秩适配").hits
    return [sorted(hit.entry.id for hit in hits), kb.define("lora").names, kb.tags(), len(kb.entries()), kb.notes()]


@pytest.fixture
def folder(opened: Open, notes: Path, environ: dict[str, str]) -> Path:
    """The cache folder of the small notes, with an index in it."""
    with opened() as kb:
        kb.status()
    return cache_folder(find_settings(str(notes), environ, notes), environ)


def parts(folder: Path) -> list[Path]:
    """The files of the current generation, and the file that names it."""
    generation = Cache(folder).current()
    assert generation is not None
    files = [path for path in generation.rglob("*") if path.is_file() and not path.name.endswith(("_0.toc", ".x"))]
    assert len(files) == 4
    return [*files, folder / "current"]


@pytest.mark.parametrize("deed", DEEDS)
def test_damage__one_rebuild_one_remark(folder: Path, opened: Open, deed: str) -> None:
    """A file of the index that is lost or altered costs one rebuild, one remark, and no right answer."""
    with opened() as kb:
        right = answers(kb)
    for number in range(len(parts(folder))):
        remarks: list[str] = []
        DEEDS[deed](parts(folder)[number])
        with opened(remarks=remarks) as kb:
            assert answers(kb) == right
        assert len(remarks) == 1 or deed == "a link"  # inside our own folder some links do no harm
        with opened(remarks=remarks) as kb:
            assert answers(kb) == right
        assert len(remarks) <= 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves open what it fails on
def test_damage__while_open(folder: Path, opened: Open) -> None:
    """An index that goes to pieces under an open knowledge base is built anew, too."""
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        right = kb.define("lora")
        found = kb.search("低秩适配")
    with opened(remarks=remarks) as kb:
        assert kb.define("lora") == right
        for path in parts(folder):
            if path.suffix == ".seg":
                path.write_bytes(path.read_bytes()[:100])
        assert kb.search("低秩适配") == found
    assert len(remarks) == 1


def test_damage__no_cache_left(folder: Path, opened: Open) -> None:
    """The cache may be deleted at any time, also under an open knowledge base."""
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        right = answers(kb)
        shutil.rmtree(folder)
        assert answers(kb) == right
    with opened(remarks=remarks) as kb:
        kb.define("lora")
        shutil.rmtree(folder)
        assert answers(kb) == right


def test_damage__another_version(folder: Path, opened: Open) -> None:
    """An index made by another version is built anew, with a remark."""
    seal = next(path for path in parts(folder) if path.name == "seal")
    seal.write_text("0.0 " + seal.read_text(encoding="utf-8"), encoding="utf-8")
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        assert kb.define("lora").match == "exact"
    assert remarks == ["the index was rebuilt: made by another version or with other settings"]


def test_damage__leftovers_are_harmless(folder: Path, opened: Open) -> None:
    """What killed runs left in the folder changes no answer, and goes with the next write."""
    generation = Cache(folder).current()
    assert generation is not None
    (generation / "words" / "_MAIN_2.toc").write_bytes(b"torn")
    (generation / "words" / "MAIN.tmp").mkdir()
    (folder / "g-1-1").mkdir(mode=0o700)
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        found = kb.search("低秩适配").total
        (kb.settings.root / "new.md").write_text("# 新词\n\n低秩适配\n", encoding="utf-8")
    with opened(remarks=remarks) as kb:
        assert kb.search("低秩适配").total == found + 1
        left = {path.name for path in (generation / "words").iterdir() if path.suffix != ".seg"}
        assert left == {"_MAIN_1.toc", "_MAIN_2.toc"}  # the commit before stays for those who read it
        kb.status(rebuild=True)
    assert not (folder / "g-1-1").exists()
    assert remarks == []
