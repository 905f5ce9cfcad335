"""The cache folder: who may use it, what is current, who writes."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import write_note

from aikb.base import lock
from aikb.base.cache_folder import require_private
from aikb.base.errors import BadSettings, CacheUnusable
from aikb.index.cache import Cache
from aikb.kb import KnowledgeBase
from aikb.settings import cache_folder, find_settings

Open = Callable[..., KnowledgeBase]


@pytest.fixture
def folder(notes: Path, environ: dict[str, str]) -> Path:
    """Where the cache of the small notes will be."""
    return cache_folder(find_settings(str(notes), environ, notes), environ)


def test_cache__private(folder: Path, kb: KnowledgeBase) -> None:
    """The folder, its generation and what is in them are closed to others, whatever the umask."""
    kb.status()
    generation = Cache(folder).current()
    assert generation is not None
    for path in (folder, generation, generation / "words"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_cache__link_refused(folder: Path, tmp_path: Path, opened: Open) -> None:
    """A cache folder that is a link is not entered: it may lead to where others write."""
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CacheUnusable, match="link"), opened() as kb:
        kb.tags()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_cache__inside_the_notes_refused(notes: Path, tmp_path: Path) -> None:
    """An index that could have come with the notes is never opened, nor is one made there, also behind a link."""
    settings = find_settings(str(notes), {}, notes)
    (tmp_path / "link").symlink_to(notes)
    for folder in (notes / "cache", tmp_path / "link" / "cache"):
        with pytest.raises(BadSettings, match="inside the notes"):
            cache_folder(settings, {"AIKB_CACHE_DIR": str(folder)})
    assert not (notes / "cache").exists()
    assert cache_folder(settings, {"AIKB_CACHE_DIR": f"{notes}-cache"})


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o755, 0o1777])
def test_cache__open_to_others_refused(folder: Path, opened: Open, mode: int) -> None:
    """A cache folder that others can look into or write to is not used, though it was made by us."""
    with opened() as kb:
        kb.tags()
    folder.chmod(mode)
    with pytest.raises(CacheUnusable, match="open to other users"), opened() as kb:
        kb.tags()


def test_cache__generation_of_others_refused(folder: Path, opened: Open) -> None:
    """What others may have put into the folder while it was open is not read either."""
    with opened() as kb:
        right = kb.tags()
    generation = Cache(folder).current()
    assert generation is not None
    generation.chmod(0o777)
    with pytest.raises(CacheUnusable), opened() as kb:
        assert kb.tags() == right


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_cache__another_owner_refused(tmp_path: Path) -> None:
    """A folder of another user is refused."""
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o700)
    os.chown(folder, 12345, -1)
    with pytest.raises(CacheUnusable, match="another user"):
        require_private(folder)


@pytest.mark.parametrize("name", ["", "g-1-1", "../x", "g-1-1\n", "/etc", "g-1-1/..", "\x00"])
def test_current__names_no_generation(tmp_path: Path, name: str) -> None:
    """`current` names a generation of this folder that is there, or nothing."""
    found = Cache(tmp_path / "c")
    found.prepare()
    (found.folder / "current").write_text(name, encoding="utf-8")
    assert found.current() is None


def test_lock__says_who_waits(folder: Path, notes: Path, opened: Open) -> None:
    """While another process writes, an index that is there answers, with a remark; without one there is an error."""
    other = Cache(folder)
    other.prepare()
    with other.locked(), pytest.raises(CacheUnusable, match="another aikb"), Cache(folder).locked(0.06):
        pass
    remarks: list[str] = []
    with opened() as kb:
        kb.tags()
    (notes / "new.md").write_text("# 新词\n", encoding="utf-8")
    (folder / "lock").unlink()
    (folder / "lock").mkdir()  # what root cannot be refused by a mode
    with opened(remarks=remarks) as kb:
        assert kb.define("新词").match == "none"
        assert kb.define("lora").match == "exact"
    assert len(remarks) == 1
    assert "answered from the existing index" in remarks[0]
    with pytest.raises(CacheUnusable, match="cannot write"), opened() as kb:
        kb.status(rebuild=True)


def test_lock__gives_up(folder: Path, notes: Path, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """After half a minute an index that is there answers, with a remark; without one the error says what to do."""
    slept: list[float] = []
    monkeypatch.setattr(lock, "time", SimpleNamespace(monotonic=lambda: sum(slept), sleep=slept.append))
    other = Cache(folder)
    other.prepare()
    with other.locked(), pytest.raises(CacheUnusable) as refused, opened() as kb:
        kb.tags()
    assert refused.value.message == "another aikb has been updating this index for 30 s"
    assert "--no-sync answers from the index as it is" in refused.value.hint
    assert 30 <= sum(slept) < 31

    monkeypatch.undo()
    with opened() as kb:
        kb.tags()
    write_note(notes / "new.md", "# 新词\n")
    monkeypatch.setattr(lock, "time", SimpleNamespace(monotonic=lambda: sum(slept), sleep=slept.append))
    remarks: list[str] = []
    with other.locked(), opened(remarks=remarks) as kb:
        assert kb.define("新词").match == "none"
    assert remarks == [f"{refused.value.message}: answered from the existing index"]


def test_lock__not_needed_to_read(folder: Path, opened: Open) -> None:
    """An index that is up to date answers in a folder that cannot be written to, without a word."""
    with opened() as kb:
        right = kb.tags()
    (folder / "lock").unlink()
    (folder / "lock").mkdir()
    remarks: list[str] = []
    with opened(remarks=remarks) as kb:
        assert kb.tags() == right
    assert remarks == []


def test_cache__nowhere_to_write(tmp_path: Path, notes: Path) -> None:
    """No index and no place for one is an error that names the folder."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    environ = {"AIKB_CACHE_DIR": str(tmp_path / "file" / "cache")}
    kb = KnowledgeBase(find_settings(str(notes), environ, notes), environ)
    with pytest.raises(CacheUnusable, match="file/cache"):
        kb.tags()
