"""Wikilinks whose label comes first: the turned source reads as the other form does, in every place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.links.written import find_written
from aikb.notes.inline import target_first
from aikb.notes.reader import read_note

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "notes_target_first.md")
PIECES = st.sampled_from(
    ["[[", "]]", "[[甲|", "|dict#LoRA]]", "|", "\\|", "甲", "lora", "#", " ", "，", "`", "``", "\n", "\n\n", "!", "| "]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
LINKS = st.lists(
    st.sampled_from(
        ["[[甲|lora]]", "[[lora]]", "![[图|a.png]]", "`[[a|b]]`", "[[文|https://a.b/c]]", "字 ", "\n\n", "- "]
    )
).map("".join)


@pytest.mark.parametrize(("_line", "title", "source", "expected"), CASES, ids=[case[1] for case in CASES])
def test_target_first(_line: int, title: str, source: str, expected: str) -> None:
    assert target_first(source) == expected, title


@given(TEXTS)
def test_turning_moves_nothing_else(text: str) -> None:
    """The characters are the same, and so many; what is turned and turned back, link by link, is what it was."""
    turned = target_first(text)

    assert sorted(turned) == sorted(text)
    assert [at for at, char in enumerate(turned) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


@given(LINKS)
def test_the_links_are_those_of_the_turned_text(text: str) -> None:
    """What the parser of links reads label first, it reads in the turned text as everybody else writes."""
    turned = target_first(text)
    found = find_written("n.md", text.split("\n"), 1, label_first=True)

    assert target_first(turned) == text
    assert [each.link for each in found] == [each.link for each in find_written("n.md", turned.split("\n"), 1)]
    for link, place in found:
        written = text.split("\n")[place[0] - 1][place[1] - 1 : place[3] - 1]
        assert written == link.target + f"#{link.fragment}" * bool(link.fragment)


def test_a_note_has_lines_as_written_and_blocks_turned() -> None:
    """Titles and texts are the labels; code is nobody's link."""
    lines = ["# [[手册|dict]]", "", "- [[甲|乙]]", "  > [[丙|丁]]", "", "```", "[[a|b]]", "```"]
    note = read_note("n.md", "\n".join(lines).encode(), label_first=True)
    heading, bullets, code = note.blocks

    assert note.title == "手册"
    assert note.lines == tuple(lines)
    assert heading.text == "[[dict|手册]]"
    assert (bullets.children[0].text, bullets.children[0].children[0].children[0].text) == ("[[乙|甲]]", "[[丁|丙]]")
    assert code.text == "[[a|b]]"
