"""Reading note after note is reading each alone: what is given, and what is refused."""

import os
from pathlib import Path

import pytest

from aikb.notes.files import read_bytes
from aikb.notes.folders import Folders

PATHS = (
    "a.md",
    "b/a.md",
    "a.md",
    "b/c/d.md",
    "b/none.md",
    "none/a.md",
    "link.md",
    "out.md",
    "lost.md",
    "outside/a.md",
    "inside/a.md",
    "b",
    "pipe.md",
    "empty.md",
    "b/../a.md",
    "../a.md",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Files, links that stay and links that leave, a pipe."""
    made = tmp_path / "notes"
    (made / "b" / "c").mkdir(parents=True)
    for path in ("a.md", "b/a.md", "b/c/d.md", "../a.md"):
        (made / path).write_text(path, encoding="utf-8")
    (made / "empty.md").touch()
    (made / "link.md").symlink_to("b/a.md")
    (made / "out.md").symlink_to(tmp_path / "a.md")
    (made / "lost.md").symlink_to("nowhere.md")
    (made / "outside").symlink_to(tmp_path)
    (made / "inside").symlink_to("b")
    os.mkfifo(made / "pipe.md")
    return made


def test_folders__give_and_refuse_what_reading_alone_does(root: Path) -> None:
    """In any order: the bytes are the same, and so is the kind of error."""

    def told(read: object) -> object:
        try:
            return read()  # type: ignore[operator]
        except OSError as error:
            return type(error)

    with Folders(root) as folders:
        for path in (*PATHS, *reversed(PATHS)):
            assert told(lambda path=path: folders.read(path)) == told(lambda path=path: read_bytes(root, path)), path


def test_folders__a_folder_that_becomes_a_link_leads_nowhere_else(root: Path, tmp_path: Path) -> None:
    """What was looked up stays open: a link put in its place later is not followed out of the notes."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "d.md").write_text("secret", encoding="utf-8")
    with Folders(root) as folders:
        folders.read("b/c/d.md")
        (root / "b" / "c").rename(root / "b" / "old")
        (root / "b" / "c").symlink_to(tmp_path / "elsewhere")

        assert folders.read("b/c/d.md") == b"b/c/d.md"
        folders.read("a.md")
        with pytest.raises(PermissionError):
            folders.read("b/c/d.md")


def test_folders__leave_nothing_open(root: Path) -> None:
    """However many folders and refusals: no handle is left."""
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.is_dir() else 0
    with Folders(root) as folders:
        for path in PATHS:
            try:
                folders.read(path)
            except OSError:
                continue
    after = len(list(handles.iterdir())) if before else 0

    assert after == before
