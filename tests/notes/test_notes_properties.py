"""What holds for any bytes and any Markdown."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.model import Block
from aikb.notes.markdown import parse_blocks
from aikb.notes.reader import read_note

PIECES = st.sampled_from(
    "---\n|+++\n|...\n|title: |tags: [a, b]\n|a:: b\n|Title: x\n|<!-- |-->|> |>|- |  - |    |\t|1. |# |##|## |#a |===\n|--\n|"
    "| |a | b\n|$$\n|```\n|~~~|<div>\n|[a]: b\n|[^1]: c\n|: d\n|[!Note] |\\|\u3000|\xa0|\u200b|\x0b|\x0c|\x85|\u2028|\r|"
    "created: 2024-01-01\n|\x00|&a |*b |!!x |{|}|[|]|\"|'|微调|LoRA|，|\n|\n\n|*|_|`|* * *\n".split("|")
)
PIPES = st.sampled_from(["|", "|---|---|\n", "a | b\n"])
MARKDOWN = st.lists(PIECES | PIPES, max_size=40).map("".join)


def flat(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from flat(block.children)


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Any bytes give a note, and the same bytes the same note."""
    assert read_note("a/b.md", data) == read_note("a/b.md", data)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_any_markdown__lines_are_covered(text: str) -> None:
    """Every filled line of the body lies in exactly one top-level block, and blocks lie in their parents."""
    note = read_note("a.md", text.encode())
    covered = [line for block in note.blocks for line in range(block.line, block.end_line + 1)]
    assert covered == sorted(set(covered))
    filled = {number for number, line in enumerate(note.lines, 1) if number >= note.body_line and line.strip(" \t")}
    assert filled <= set(covered)
    assert all(note.body_line <= line <= len(note.lines) for line in covered)
    for block in flat(note.blocks):
        assert all(block.line <= child.line <= child.end_line <= block.end_line for child in block.children)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_any_markdown__words_are_kept(text: str) -> None:
    """Every word of the body stands in the text of a block."""
    note = read_note("a.md", text.encode())
    body = "".join(note.lines[note.body_line - 1 :])
    texts = "".join(block.text for block in flat(note.blocks))
    for word in ("微调", "LoRA"):
        assert texts.count(word) >= body.count(word) - _in_fence_infos(note.lines, word)


@settings(max_examples=400, deadline=None)
@given(MARKDOWN)
def test_any_markdown__problems_point_into_the_note(text: str) -> None:
    """A problem stands on a line of the note, at a column of that line or right behind it."""
    note = read_note("a.md", text.encode())
    for problem in note.problems:
        assert 1 <= problem.line <= len(note.lines)
        assert 1 <= problem.column <= len(note.lines[problem.line - 1]) + 1


@settings(max_examples=400, deadline=None)
@given(MARKDOWN, st.integers(1, 5))
def test_any_markdown__lines_count_in_the_file(text: str, body_line: int) -> None:
    """Lines before the body move the blocks and change nothing else."""
    lines = text.split("\n")
    moved = parse_blocks([""] * (body_line - 1) + lines, body_line)
    assert [(b.type, b.line - body_line + 1, b.text) for b in flat(moved)] == [
        (b.type, b.line, b.text) for b in flat(parse_blocks(lines))
    ]


def _in_fence_infos(lines: Sequence[str], word: str) -> int:
    """The words behind an opening fence are its language, and no text."""
    return sum(line.count(word) for line in lines if "```" in line or "~~~" in line)
