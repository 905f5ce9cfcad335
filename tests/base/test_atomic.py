"""Files are written whole or not at all, and never over what they must not touch."""

import errno
import os
import stat
from pathlib import Path

import pytest

from aikb.base import atomic


def mode(path: Path) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(path.lstat().st_mode)


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    """A user's file has after a change the mode it had before; a new one has the usual mode."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("before")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        atomic.replace(old, b"after")
        atomic.replace(new, b"new")
        atomic.replace(tmp_path / "private", b"", mode=0o600)
    finally:
        os.umask(before)

    assert (old.read_bytes(), mode(old)) == (b"after", 0o640)
    assert (new.read_bytes(), mode(new)) == (b"new", 0o640)
    assert mode(tmp_path / "private") == 0o600


def test_a_draft_of_a_private_file_is_private(tmp_path: Path) -> None:
    """Nobody can read the new content of a file whose old content nobody could read."""
    target = tmp_path / "secret"
    target.touch(mode=0o600)
    with atomic.draft(target) as path:
        assert mode(path) == 0o600
        assert path.parent == tmp_path
        assert path.name.startswith(".")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    """An edit as root does not take a file from its owner."""
    target = tmp_path / "theirs"
    target.write_text("before")
    os.chown(target, 4321, 1234)
    atomic.replace(target, b"after")

    assert (target.stat().st_uid, target.stat().st_gid) == (4321, 1234)


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """What a link leads to keeps its content and its mode."""
    far, link = tmp_path / "far", tmp_path / "link"
    far.write_text("far")
    far.chmod(0o600)
    link.symlink_to(far)
    atomic.replace(link, b"new")

    assert (far.read_text(), mode(far)) == ("far", 0o600)
    assert not link.is_symlink()
    assert link.read_bytes() == b"new"


@pytest.mark.parametrize("fails", ["write", "rename", "fsync"])
def test_a_failed_write_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    """Whatever goes wrong, the old content stays and no draft does."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    target = tmp_path / "file"
    target.write_text("before")
    where: dict[str, tuple[object, str]] = {
        "write": (Path, "write_bytes"),
        "rename": (Path, "replace"),
        "fsync": (os, "fsync"),
    }
    monkeypatch.setattr(*where[fails], fail)
    with pytest.raises(OSError, match="full"):
        atomic.replace(target, b"after", fsync=True)
    monkeypatch.undo()

    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("has_links", [True, False])
@pytest.mark.parametrize("there", ["file", "folder", "dangling link", ""])
def test_create_never_overwrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, *, has_links: bool
) -> None:
    """Whatever has the name keeps it, on disks without hard links too."""
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EPERM, "no links")))
    target = tmp_path / "new.md"
    if there == "file":
        target.write_text("mine")
    elif there == "folder":
        target.mkdir()
    elif there == "dangling link":
        target.symlink_to("nowhere")
    if there:
        with pytest.raises(FileExistsError):
            atomic.create(target, b"text")
        assert target.is_symlink() or target.is_dir() or target.read_text() == "mine"
    else:
        atomic.create(target, b"text")
        assert target.read_bytes() == b"text"
    assert [path.name for path in tmp_path.iterdir()] == ["new.md"]


@pytest.mark.parametrize("has_links", [True, False])
def test_move_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool) -> None:
    """A file that came to be there in the meantime stays, and so does the one that was to move."""
    if not has_links:
        monkeypatch.setattr(os, "link", lambda *_, **__: (_ for _ in ()).throw(OSError(errno.EOPNOTSUPP, "no links")))
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_text("a")
    target.write_text("b")
    with pytest.raises(FileExistsError):
        atomic.move(source, target)
    assert (source.read_text(), target.read_text()) == ("a", "b")

    target.unlink()
    atomic.move(source, target)
    assert target.read_text() == "a"
    assert not source.exists()


def test_drafts_of_killed_writers_are_swept(tmp_path: Path) -> None:
    """Old drafts go; new ones, which may be in use, and other files stay."""
    old, new, other = tmp_path / ".aikb-1-1.tmp", tmp_path / ".aikb-2-2.tmp", tmp_path / "aikb.tmp"
    for path in (old, new, other):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    atomic.sweep(tmp_path, older_than=3600)
    assert sorted(tmp_path.iterdir()) == [new, other]
    atomic.sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == [other]
