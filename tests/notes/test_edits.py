"""Changing a file at places: nothing else changes, and nothing is half done."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.base.errors import CannotEdit
from aikb.model import Change, Edit
from aikb.notes.decode import decode, split_lines
from aikb.notes.edits import apply_edits, write_all, write_if_unchanged

TEXTS = st.lists(st.sampled_from(["a", "微", "\U0001f600", "\n", "\r\n", "\r", " ", "#"]), max_size=30).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])


@given(TEXTS)
def test_no_edits_change_nothing(text: str) -> None:
    """Bytes stay as they are, whatever they are."""
    assert apply_edits(text.encode(), []) == text.encode()


@given(TEXTS, ENCODINGS, st.data())
def test_an_edit_changes_its_place_and_no_other_byte(text: str, encoding: str, data: st.DataObject) -> None:
    """The line has the new text at its place; the other lines, their ends, the mark and the encoding stay."""
    before = text.encode(encoding)
    lines = split_lines(decode(before).text)
    if not lines:
        return
    row = data.draw(st.integers(0, len(lines) - 1))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(lines[row]))] * 2)))
    gone = lines[row][start:end]
    after = apply_edits(before, [Edit(row + 1, start + 1, row + 1, end + 1, "新x")])
    lines[row] = lines[row][:start] + "新x" + lines[row][end:]

    assert split_lines(decode(after).text) == lines
    assert decode(after)[1:3] == decode(before)[1:3]
    for sign in "\r\n":
        assert decode(after).text.count(sign) == text.count(sign) - gone.count(sign)


@given(TEXTS, st.lists(st.tuples(st.integers(1, 30), st.integers(1, 10)), max_size=4))
def test_there_and_back(text: str, places: list[tuple[int, int]]) -> None:
    """What is put in can be taken out, and the bytes are the same again."""
    lines = split_lines(text)
    spots = sorted({(line, column) for line, column in places if line <= len(lines) and column <= len(lines[line - 1])})
    if len({line for line, _ in spots}) < len(spots):
        return
    there = apply_edits(text.encode(), [Edit(line, column, line, column, "[[") for line, column in spots])

    assert apply_edits(there, [Edit(line, column, line, column + 2, "") for line, column in spots]) == text.encode()


def test_a_line_feed_in_a_new_text_becomes_the_line_end_of_the_file() -> None:
    """A file with CRLF has no other line ends afterwards."""
    assert apply_edits(b"a\r\nb\r\n", [Edit(2, 1, 2, 2, "c\nd")]) == b"a\r\nc\r\nd\r\n"
    assert apply_edits(b"a\rb", [Edit(2, 2, 2, 2, "\nc")]) == b"a\rb\rc"


def test_lines_can_be_taken_out_and_put_behind_the_last() -> None:
    """A span may reach into the next line, and the end of the text is a place."""
    assert apply_edits(b"a\nb\nc\n", [Edit(2, 1, 3, 1, "")]) == b"a\nc\n"
    assert apply_edits(b"a\n", [Edit(2, 1, 2, 1, "b\n")]) == b"a\nb\n"
    assert apply_edits(b"", [Edit(1, 1, 1, 1, "b")]) == b"b"


def test_edits_at_one_place_stand_in_their_order() -> None:
    """Neither edit overlaps the other, so both are made."""
    assert apply_edits(b"ab", [Edit(1, 2, 1, 2, "1"), Edit(1, 2, 1, 2, "2"), Edit(1, 2, 1, 3, "c")]) == b"a12c"


@pytest.mark.parametrize(
    ("data", "edits", "message"),
    [
        (b"abc", [Edit(1, 1, 1, 3, "x"), Edit(1, 2, 1, 3, "y")], "overlap"),
        (b"abc", [Edit(1, 3, 1, 2, "x")], "ends before it begins"),
        (b"abc\r\n", [Edit(1, 5, 1, 5, "x")], "outside the text"),
        (b"abc", [Edit(2, 1, 2, 1, "x")], "outside the text"),
        (b"abc", [Edit(0, 1, 1, 1, "x")], "outside the text"),
        (b"abc \xff\xff\xff", [Edit(1, 1, 1, 2, "x")], "are no"),
        ("微调模型训练数据的方法和概念。".encode("gb18030"), [Edit(1, 1, 1, 2, "\ud800")], "gb18030 has no code"),
    ],
)
def test_what_cannot_be_changed_is_refused(data: bytes, edits: list[Edit], message: str) -> None:
    """Nothing is guessed: the reason is said, and no bytes come out."""
    with pytest.raises(CannotEdit, match=message):
        apply_edits(data, edits)


def test_another_encoding_stays() -> None:
    """A note in GB 18030 is one afterwards."""
    before = "微调模型训练数据的方法和概念。\n".encode("gb18030")

    assert apply_edits(before, [Edit(1, 1, 1, 3, "精调")]) == "精调模型训练数据的方法和概念。\n".encode("gb18030")


def test_writing_keeps_the_mode_and_leaves_nothing_beside(tmp_path: Path) -> None:
    """The file has its new bytes and its old mode, and no other file is there."""
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o640)
    write_if_unchanged(tmp_path, "a.md", b"old", b"new")

    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert (tmp_path / "a.md").stat().st_mode & 0o7777 == 0o640
    assert names_in(tmp_path) == ["a.md"]


def test_a_file_that_changed_is_not_written(tmp_path: Path) -> None:
    """Of several files none is written when one of them holds something else by now."""
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "b.md").write_bytes(b"changed")
    with pytest.raises(CannotEdit, match=r"b\.md changed") as refusal:
        write_all(tmp_path, [Change("a.md", b"old", b"new"), Change("b.md", b"old", b"new")])

    assert refusal.value.hint.startswith("nothing was changed")
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_a_failure_in_the_middle_says_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file stays written, the second as it was, and the message tells them apart."""
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(b"old")
    replace = Path.replace

    def fail_for_b(new: Path, target: Path) -> Path:
        if target.name == "b.md":
            raise OSError(28, "No space left on device")
        return replace(new, target)

    monkeypatch.setattr(Path, "replace", fail_for_b)
    with pytest.raises(CannotEdit, match=r"b\.md cannot be written: No space") as refusal:
        write_all(tmp_path, [Change("a.md", b"old", b"new"), Change("b.md", b"old", b"new")])

    assert refusal.value.hint == "written before that: a.md"
    assert [(tmp_path / name).read_bytes() for name in ("a.md", "b.md")] == [b"new", b"old"]
    assert names_in(tmp_path) == ["a.md", "b.md"]


def test_links_are_not_written_through(tmp_path: Path) -> None:
    """A link is refused wherever it leads, and so is a file behind a linked folder."""
    root = tmp_path / "notes"
    (root / "real").mkdir(parents=True)
    (root / "real" / "a.md").write_bytes(b"old")
    (tmp_path / "out.md").write_bytes(b"old")
    (root / "in.md").symlink_to("real/a.md")
    (root / "out.md").symlink_to("../out.md")
    (root / "folder").symlink_to("real")
    for path in ("in.md", "out.md", "folder/a.md", "../out.md"):
        with pytest.raises(CannotEdit, match=r"is a link|outside"):
            write_if_unchanged(root, path, b"old", b"new")

    assert (root / "real" / "a.md").read_bytes() == (tmp_path / "out.md").read_bytes() == b"old"


def test_a_file_whose_name_is_no_text_is_written(tmp_path: Path) -> None:
    """The path that a note goes by leads to its file."""
    name = os.fsencode(tmp_path) + b"/\xff.md"
    Path(os.fsdecode(name)).write_bytes(b"old")
    write_if_unchanged(tmp_path, "\\xff.md", b"old", b"new")

    assert Path(os.fsdecode(name)).read_bytes() == b"new"


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The message names the path."""
    (tmp_path / "a").mkdir()
    for path in ("a", "missing.md"):
        with pytest.raises(CannotEdit, match=path):
            write_if_unchanged(tmp_path, path, b"", b"new")


def names_in(folder: Path) -> list[str]:
    """What stands in a folder."""
    return sorted(path.name for path in folder.iterdir())
