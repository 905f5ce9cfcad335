"""Which files are notes, and how their bytes are read."""

import os
import shutil
from pathlib import Path

import pytest

from aikb.notes import files
from aikb.notes.files import INCLUDE, find_notes, read_bytes


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x", encoding="utf-8")


def names(root: Path, *, include: tuple[str, ...] = INCLUDE, exclude: tuple[str, ...] = ()) -> list[str]:
    return [file.path for file in find_notes(root, include, exclude)]


def test_finding__order_and_stat(tmp_path: Path) -> None:
    """Notes come sorted by path, with what tells whether they changed."""
    make(tmp_path, "b.md", "a/z.markdown", "a/README.MD", "a/x.txt", "é.md", "a-b.md")
    assert names(tmp_path) == ["a-b.md", "a/README.MD", "a/z.markdown", "b.md", "é.md"]
    found = next(find_notes(tmp_path, ("b.md",), ()))
    status = (tmp_path / "b.md").stat()
    assert found[:3] == ("b.md", 1, status.st_mtime_ns)


def test_finding__identity(tmp_path: Path) -> None:
    """A file is the same one until it is another one, or is touched; SQLite can hold the number."""

    def identity() -> int:
        return next(find_notes(tmp_path, ("b.md",), ())).identity

    make(tmp_path, "b.md")
    path, first = tmp_path / "b.md", identity()
    status = path.stat()
    assert identity() == first
    assert 0 <= first < 1 << 63
    while path.stat().st_ctime_ns == status.st_ctime_ns:
        path.write_text("y", encoding="utf-8")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    hidden = identity()  # size and time of the edit are the old ones
    shutil.copy2(path, tmp_path / "c")
    (tmp_path / "c").replace(path)
    assert len({first, hidden, identity()}) == 3


def test_finding__folders_left_out(tmp_path: Path) -> None:
    """Hidden files and folders, node_modules and Logseq's copies are no notes."""
    make(tmp_path, ".git/a.md", ".obsidian/a.md", "node_modules/a.md", "logseq/bak/a.md", "logseq/.recycle/a.md")
    make(tmp_path, ".hidden.md", "x/node_modules/y/a.md", "logseq/pages/a.md", "bak/a.md", "mylogseq/bak/a.md")
    assert names(tmp_path) == ["bak/a.md", "logseq/pages/a.md", "mylogseq/bak/a.md"]


def test_finding__include_and_exclude(tmp_path: Path) -> None:
    """Globs are read as .gitignore reads them."""
    make(tmp_path, "a.md", "drafts/b.md", "topics/c.md", "topics/drafts/d.md", "e.txt")
    assert names(tmp_path, include=("*.txt", "topics/**")) == ["e.txt", "topics/c.md", "topics/drafts/d.md"]
    assert names(tmp_path, exclude=("drafts/",)) == ["a.md", "topics/c.md"]
    assert names(tmp_path, exclude=("/drafts", "c.md")) == ["a.md", "topics/drafts/d.md"]
    assert names(tmp_path, include=()) == []


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ("", ["a.md", "d/a.md", "d/e/a.md", "d/e/b.md"]),
        ("# a.md\n\n   \n", ["a.md", "d/a.md", "d/e/a.md", "d/e/b.md"]),
        ("a.md", ["d/e/b.md"]),
        ("/a.md", ["d/a.md", "d/e/a.md", "d/e/b.md"]),
        ("d/", ["a.md"]),
        ("a.md/", ["a.md", "d/a.md", "d/e/a.md", "d/e/b.md"]),
        ("d/*.md", ["a.md", "d/e/a.md", "d/e/b.md"]),
        ("d/**", ["a.md"]),
        ("**/e", ["a.md", "d/a.md"]),
        ("d/**/b.md", ["a.md", "d/a.md", "d/e/a.md"]),
        ("d/**/a.md", ["a.md", "d/e/b.md"]),
        ("?.md\n!b.md", ["d/e/b.md"]),
        ("[!a].md", ["a.md", "d/a.md", "d/e/a.md"]),
        ("[b-z].md  ", ["a.md", "d/a.md", "d/e/a.md"]),
        ("d\n!d/a.md", ["a.md"]),  # a file in a folder that is left out cannot be taken back
        ("*.md\n!d/e/*.md\r\n", ["d/e/a.md", "d/e/b.md"]),
        ("[z-a].md\n[", ["a.md", "d/a.md", "d/e/a.md", "d/e/b.md"]),
        ("\\!x\n\\#y", ["a.md", "d/a.md", "d/e/a.md", "d/e/b.md"]),
    ],
)
def test_gitignore(tmp_path: Path, ignored: str, left: list[str]) -> None:
    """What .gitignore names is no note; the last line that matches counts."""
    make(tmp_path, "a.md", "d/a.md", "d/e/a.md", "d/e/b.md")
    (tmp_path / ".gitignore").write_text(ignored, encoding="utf-8", newline="")
    assert names(tmp_path) == left


def test_gitignore__nested(tmp_path: Path) -> None:
    """A .gitignore speaks for its own folder, before those above it."""
    make(tmp_path, "a.md", "d/a.md", "d/b.md", "d/e/a.md")
    (tmp_path / ".gitignore").write_text("a.md\n", encoding="utf-8")
    (tmp_path / "d" / ".gitignore").write_text("!/a.md\nb.md\n", encoding="utf-8")
    assert names(tmp_path) == ["d/a.md"]


def test_links(tmp_path: Path) -> None:
    """A link to a note is not another one; links to folders, out of the root and to nothing are none."""
    root = tmp_path / "root"
    make(tmp_path, "root/a.md", "root/d/b.md", "outside/c.md", "root-twin/e.md")
    (root / "link.md").symlink_to("a.md")
    (root / "out.md").symlink_to("../outside/c.md")
    (root / "twin.md").symlink_to("../root-twin/e.md")
    (root / "broken.md").symlink_to("nothing.md")
    (root / "self.md").symlink_to("self.md")
    (root / "d" / "loop").symlink_to("..", target_is_directory=True)
    assert names(root) == ["a.md", "d/b.md"]
    assert read_bytes(root, "link.md") == b"x"
    for path in ("out.md", "twin.md", "broken.md", "self.md", "../outside/c.md", "/etc/hostname", "d", "d/loop", "."):
        with pytest.raises(OSError, match=r".+"):
            read_bytes(root, path)


def test_finding__root_is_a_link(tmp_path: Path) -> None:
    """The root itself may be a link."""
    make(tmp_path, "root/a.md")
    (tmp_path / "link").symlink_to("root", target_is_directory=True)
    assert names(tmp_path / "link") == ["a.md"]
    assert read_bytes(tmp_path / "link", "a.md") == b"x"


def test_finding__unreadable_and_missing(tmp_path: Path) -> None:
    """A folder that cannot be read, or is not there, holds no notes."""
    make(tmp_path, "a.md", "d/b.md")
    assert names(tmp_path / "nothing") == []
    assert names(tmp_path / "a.md") == []
    (tmp_path / "d").chmod(0)
    try:
        assert names(tmp_path) in (["a.md"], ["a.md", "d/b.md"])  # the latter for root
    finally:
        (tmp_path / "d").chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipe(tmp_path: Path) -> None:
    """A named pipe is no note, and reading it does not wait."""
    os.mkfifo(tmp_path / "a.md")
    assert names(tmp_path) == []
    with pytest.raises(OSError, match="not a plain file"):
        read_bytes(tmp_path, "a.md")


def test_reading__too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is not read."""
    monkeypatch.setattr(files, "MAX_BYTES", 3)
    (tmp_path / "a.md").write_bytes(b"1234")
    with pytest.raises(OSError, match="larger"):
        read_bytes(tmp_path, "a.md")


def test_gitignore__no_plain_file(tmp_path: Path) -> None:
    """A .gitignore that is a pipe is not waited for, and one that is a link or a folder says nothing."""
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.md").write_text("x", encoding="utf-8")
    os.mkfifo(tmp_path / "a" / ".gitignore")
    (tmp_path / "ignored").write_text("*.md\n", encoding="utf-8")
    (tmp_path / "b" / ".gitignore").symlink_to(tmp_path / "ignored")
    (tmp_path / "c" / ".gitignore").mkdir()
    assert [file.path for file in find_notes(tmp_path)] == ["a/x.md", "b/x.md", "c/x.md"]
