"""Runs the case files of the reading stage."""

import pytest
from note_cases import read_cases, show_blocks, show_metadata

from aikb.notes.decode import decode, split_lines
from aikb.notes.markdown import parse_blocks
from aikb.notes.reader import read_note


@pytest.mark.parametrize(("given", "expected"), read_cases("notes_frontmatter.md"))
def test_metadata(given: str, expected: str) -> None:
    note = read_note("note.md", given.encode())
    assert "\n".join(show_metadata(note)) == expected
    assert list(note.lines) == split_lines(given.replace("\x00", "\ufffd"))


@pytest.mark.parametrize(("given", "expected"), read_cases("notes_markdown.md"))
def test_blocks(given: str, expected: str) -> None:
    assert "\n".join(show_blocks(parse_blocks(split_lines(given), 1))) == expected


@pytest.mark.parametrize(("given", "expected"), read_cases("notes_decode.md"))
def test_decoding(given: str, expected: str) -> None:
    encoding, _, text = given.partition("\n")
    decoded = decode(text.encode(encoding))
    found = [f"{f.line}:{f.column} {f.rule} {f.severity}: {f.message}" for f in decoded.findings]
    assert "\n".join([decoded.encoding, *found]) == expected
    assert decoded.text == text.replace("\x00", "\ufffd")


@pytest.mark.parametrize(("given", "expected"), read_cases("notes_titles.md"))
def test_title(given: str, expected: str) -> None:
    assert read_note("topics/文件名.md", given.encode()).title == expected


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("A.md", "标题"),
        ("2024-05-01 b.md", "标题"),
        ("C1.md", "C1"),
        ("图.md", "标题"),
        ("图一.md", "图一"),
        ("README.md", "标题"),
        ("第3章.md", "标题"),
    ],
)
def test_title__a_name_that_tells_nothing(name: str, title: str) -> None:
    """A letter, a number or a word such as README names no note, if a heading does."""
    assert read_note(f"topics/{name}", "先说一句。\n\n# 标题\n".encode()).title == title
@pytest.mark.parametrize(("given", "expected"), read_cases("notes_furniture.md"))
def test_furniture(given: str, expected: str) -> None:
    """What tools keep in notes makes no blocks, and stays in the lines."""
    note = read_note("note.md", given.encode())
    assert "\n".join(show_blocks(note.blocks)) == expected
    assert list(note.lines) == split_lines(given)
