"""Runs the cases of written links, and what must hold of the links of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_cases import read_cases, show_links, source_of

from aikb.links.written import find_written, written_links
from aikb.model import Dialect
from aikb.notes.reader import read_note

PIECES = st.sampled_from(
    [
        "[[",
        "]]",
        "[",
        "]",
        "](",
        ")",
        "(",
        "!",
        "|",
        "\\|",
        "#",
        "\\",
        "`",
        "``",
        "```\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "| ",
        "    ",
        "<!--",
        "-->",
        "$",
        "$$",
        "<",
        ">",
        "https://a.b",
        "]: x\n",
        "大模型",
        "LoRA",
        "a.md",
        " ",
        "'t'",
        '"',
        "---\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize(("title", "given", "expected"), read_cases("links_written.md"))
def test_written_links(title: str, given: str, expected: str) -> None:
    note = read_note("note.md", given.encode(), Dialect(label_first="label first" in title))
    links = written_links(note.path, note.lines, note.body_line)
    assert "\n".join(show_links(links)) == expected


@given(TEXTS)
def test_span_of_a_link_is_its_source(text: str) -> None:
    """A span begins and ends where the source of a link does, and the target stands where it is said to."""
    note = read_note("note.md", text.encode())
    for link, place in find_written(note.path, note.lines, note.body_line):
        source = source_of(note.lines, link[1:5])
        target = source_of(note.lines, place)
        if link.form in ("wiki", "embed"):
            assert source.startswith("[[" if link.form == "wiki" else "![[")
            assert source.endswith("]]")
            assert link.target in target
        elif link.form in ("markdown", "image"):
            assert source.startswith("[" if link.form == "markdown" else "![")
            assert source.endswith((")", "]"))
        else:
            assert link.target.split(":")[0] in source


@given(TEXTS)
def test_spans_do_not_overlap(text: str) -> None:
    """Spans stand one behind the other, but for an image in the label of a Markdown link."""
    note = read_note("note.md", text.encode())
    end = (0, 0)
    for link in written_links(note.path, note.lines, note.body_line):
        nested = link.form == "image" and (link.end_line, link.end_column) <= end
        assert nested or (link.line, link.column) >= end
        end = max(end, (link.end_line, link.end_column))


@given(TEXTS)
def test_blocks_that_are_known_change_nothing(text: str) -> None:
    """The links are the same whether the blocks of the note are given or read again."""
    note = read_note("note.md", text.encode())
    given_blocks = find_written(note.path, note.lines, note.body_line, blocks=note.blocks)
    assert given_blocks == find_written(note.path, note.lines, note.body_line)
