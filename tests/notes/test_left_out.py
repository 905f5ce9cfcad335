"""One file is one note; what leads out of the folder is told; what is no note of its writer's is known as that."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from aikb.base.errors import CannotEdit
from aikb.kb import KnowledgeBase
from aikb.notes.files import find_left_out, find_notes
from aikb.notes.reader import read_note
from aikb.settings import find_settings

Make = Callable[..., KnowledgeBase]
NOTE = "---\ntitle: {0}\n---\n\n{0}(Term {1}): 长颈鹿在此。\n"


@pytest.fixture
def kb(tmp_path: Path, environ: dict[str, str]) -> Make:
    """A knowledge base over some files of `n`."""

    def make(files: Mapping[str, str | bytes]) -> KnowledgeBase:
        root = tmp_path / "n"
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return KnowledgeBase(find_settings(str(root), environ, tmp_path), environ)

    return make


def paths(root: Path, *, follow: bool = False) -> list[str]:
    """The notes of a folder."""
    return [file.path for file in find_notes(root, follow=follow)]


def test_a_file_is_one_note_however_many_links_lead_to_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "real.md").write_text("文")
    (tmp_path / "alias.md").symlink_to("a/real.md")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "kept.txt").write_text("文")
    (tmp_path / "by-link.md").symlink_to("kept.txt")
    (tmp_path / "by-link-too.md").symlink_to("kept.txt")
    (tmp_path / "loop").symlink_to(".")

    assert paths(tmp_path) == paths(tmp_path, follow=True) == ["a/real.md", "by-link-too.md"]
    assert find_left_out(tmp_path) == []


def test_links_out_of_the_root_are_told_and_followed_when_asked(tmp_path: Path) -> None:
    """Each folder once, with the loops that lead back."""
    root, ext = tmp_path / "n", tmp_path / "ext"
    root.mkdir()
    (ext / "deep").mkdir(parents=True)
    (ext / "e.md").write_text("外")
    (ext / "deep" / "f.md").write_text("外")
    (ext / "back").symlink_to(root)
    (ext / "again").symlink_to(ext)
    (root / "own.md").write_text("内")
    (root / "ext").symlink_to(ext)
    (root / "ext2").symlink_to(ext)
    (root / "file.md").symlink_to(ext / "deep" / "f.md")
    (root / ".cloud.md.icloud").write_text("")

    assert paths(root) == ["own.md"]
    assert [each.path for each in find_left_out(root)] == ["cloud.md", "ext", "ext2", "file.md"]
    followed = [file for file in find_notes(root, follow=True)]
    assert [file.path for file in followed if not file.outside] == ["own.md"]
    assert sorted(os.path.basename(file.path) for file in followed) == ["e.md", "f.md", "file.md", "own.md"]  # noqa: PTH119 - no file here


def test_followed_notes_are_answered_from_and_not_written(
    tmp_path: Path, environ: dict[str, str], kb: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user's own config decides, not the folder's; a command that writes refuses what lies behind the link."""
    ext, config = tmp_path / "ext", tmp_path / "config"
    ext.mkdir()
    (ext / "e.md").write_text(NOTE.format("外面", 1))
    (config / "aikb").mkdir(parents=True)
    environ["XDG_CONFIG_HOME"] = str(config)
    with kb({"in.md": NOTE.format("里面", 2), "aikb.toml": ""}) as opened:
        (tmp_path / "n" / "ext").symlink_to(ext)
        assert len(opened.search("长颈鹿").hits) == 1
    (config / "aikb" / "config.toml").write_text("follow-links = true\n")
    with kb({}) as opened:
        assert {hit.entry.path for hit in opened.search("长颈鹿").hits} == {"in.md", "ext/e.md"}
        assert {each.path for each in opened.check().findings} <= {"in.md", "ext/e.md"}
        with pytest.raises(CannotEdit, match="outside"):
            opened.rename("外面", "新名", write=True)
    assert (ext / "e.md").read_text() == NOTE.format("外面", 1)


@pytest.mark.parametrize(
    ("path", "head", "role"),
    [
        ("t.md", 'title: "{{title}}"', "template"),
        ("t.md", "title: T\ncreated: {{date:YYYY-MM-DD}}", "template"),
        ("t.md", "title: <% tp.file.title %>", "template"),
        ("t.md", "<%* const x = 1; %>\ntitle: T", "template"),
        ("t.md", "title: T\ntags:\n  - '{{VALUE}}'", "template"),
        ("t.md", "title: 说说 {{x}} 的写法", ""),
        ("t.md", "title: 模板", ""),
        ("board.md", "kanban-plugin: basic", "noise"),
        ("x.excalidraw.md", "title: 图", "noise"),
    ],
)
def test_roles(path: str, head: str, role: str) -> None:
    """Told by values that are placeholders, never by the text."""
    assert read_note(path, f"---\n{head}\n---\n\n用 {{{{ x }}}} 和 <% y %>。\n".encode()).role == role


def test_templates_are_left_out_of_lists_and_check_and_marked_in_search(kb: Make) -> None:
    """Those that Obsidian's settings name, too; what it leaves out of its searches comes last."""
    files = {
        "Vorlagen/t.md": "# {{title}}\n\n长颈鹿 [[{{VALUE}}]] #占位\n",
        ".obsidian/templates.json": '{"folder": "Vorlagen"}',
        ".obsidian/app.json": '{"userIgnoreFilters": ["旧/"]}',
        "旧/o.md": NOTE.format("长颈鹿", 1),
        "in.md": NOTE.format("里面", 2),
    }
    with kb(files) as opened:
        assert [(hit.entry.path, hit.entry.role) for hit in opened.search("长颈鹿").hits] == [
            ("in.md", ""),
            ("旧/o.md", "noise"),
            ("Vorlagen/t.md", "template"),
        ]
        assert [note.path for note in opened.notes()] == ["in.md", "旧/o.md"]
        assert not [each for each in opened.entries() if each.role == "template"]
        assert opened.tags() == []
        assert opened.links.unresolved() == []
        assert not [each for each in opened.check().findings if each.path.startswith("Vorlagen")]


def test_a_binary_file_is_no_note(kb: Make) -> None:
    """UTF-16 is text, and so is a note with a lone NUL."""
    files = {
        "photo.md": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "data.md": bytes(range(256)) * 40,
        "wide.md": "长颈鹿 and more text".encode("utf-16"),
        "nul.md": "长颈鹿\0此处\n",
    }
    with kb(files) as opened:
        assert [note.path for note in opened.notes()] == ["nul.md", "wide.md"]
        assert len(opened.search("长颈鹿").hits) == 2
        found = [each.path for each in opened.check().findings if each.rule == "AKB103"]
        assert found == ["data.md", "photo.md"]


def test_a_merge_conflict_is_an_error_and_loses_no_term(kb: Make) -> None:
    """The marks make no headings; in code they are an example."""
    text = (
        "---\ntitle: 术语表\n---\n\n- 甲法(Method A): 一种方法。\n<<<<<<< HEAD\n- 乙法(Method B): 二种方法。\n"
        "=======\n- 丙法(Method C): 三种方法。\n>>>>>>> other\n\n```\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n```\n"
    )
    with kb({"术语/g.md": text}) as opened:
        assert {name for each in opened.entries() for name in each.names} >= {"甲法", "乙法", "丙法"}
        found = [each for each in opened.check().findings if each.rule == "AKB112"]
        assert [(each.line, each.severity) for each in found] == [(6, "error")]
