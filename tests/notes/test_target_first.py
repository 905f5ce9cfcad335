"""Wikilinks whose label comes first: the note is read as if they stood the other way, and every place stays true."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.links.written import links_in
from aikb.model import Dialect
from aikb.notes.decode import raw_lines
from aikb.notes.reader import read_note
from aikb.notes.target_first import target_first

LABEL_FIRST = Dialect(label_first=True)
CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "notes_target_first.md")
PIECES = st.sampled_from(
    ["[[", "]]", "[[甲|", "|dict#LoRA]]", "|", "\\|", "甲", "lora", "#", " ", "，", "`", "``", "\n", "\n\n", "!", "| "]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
# What a note is made of: each piece once as everybody writes it and once with the label first.
BOTH = st.lists(
    st.sampled_from(
        [
            ("[[lora|甲]]", "[[甲|lora]]"),
            ("[[dict#LoRA|词 条]]", "[[词 条|dict#LoRA]]"),
            ("![[a.png|图]]", "![[图|a.png]]"),
            ("| [[b\\|乙]] | x |\n|---|---|\n| [[c\\|丙]] | y |\n", "| [[乙\\|b]] | x |\n|---|---|\n| [[丙\\|c]] | y |\n"),
            *[(same, same) for same in ("[[lora]]", "`[[a|b]]` ", "$[[a|b]]$ ", "字<!-- [[a|b]] --> ", "[[1]](x.md)")],
            *[(same, same) for same in ("\n\n```\n[[a|b]]\n```\n\n", "\n\n<div>[[a|b]]</div>\n\n")],
            *[(same, same) for same in ("\n", "\n\n", "- ", "  - ", "> ", "## ", "字 ", "RAG(Retrieval): ")],
        ]
    ),
    max_size=25,
)
HEADS = st.sampled_from(
    [("", ""), ('---\nup: "[[lora|甲]]"\ntitle: 题\n---\n', '---\nup: "[[甲|lora]]"\ntitle: 题\n---\n')]
)


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


@given(HEADS, BOTH)
def test_a_note_is_read_as_its_mirror_image(head: tuple[str, str], pieces: list[tuple[str, str]]) -> None:
    """Lines, blocks, names, texts and links are those of the note that has its targets first."""
    usual, mirrored = ("".join(each[at] for each in (head, *pieces)) for at in (0, 1))
    wanted = read_note("n.md", usual.encode())
    note = read_note("n.md", mirrored.encode(), LABEL_FIRST)

    assert note.lines == wanted.lines
    assert note._replace(dialect=wanted.dialect) == wanted
    assert name_entries(note, extract(note)) == name_entries(wanted, extract(wanted))
    assert [each.link for each in links_in(note)] == [each.link for each in links_in(wanted)]


@given(HEADS, BOTH, st.booleans())
def test_places_are_those_of_the_file(head: tuple[str, str], pieces: list[tuple[str, str]], is_mirrored: bool) -> None:
    """Where a link begins and ends the file has its brackets; where its target is said to be the file has the target."""
    data = "".join(each[is_mirrored] for each in (head, *pieces)).encode()
    lines = raw_lines(data)
    note = read_note("n.md", data, Dialect(label_first=is_mirrored))

    assert [len(line) for line in note.lines] == [len(line) for line in lines]
    for link, (line, column, _, end) in links_in(note):
        if link.form in ("wiki", "embed"):
            source = lines[link.line - 1][link.column - 1 : link.end_column - 1]
            assert source.startswith("[[" if link.form == "wiki" else "![[")
            assert source.endswith("]]")
            written = lines[line - 1][column - 1 : end - 1].strip()
            assert written == link.target + f"#{link.fragment}" * bool(link.fragment)


def test_a_note_has_its_labels_as_text() -> None:
    """Titles and texts are the labels; code is nobody's link."""
    lines = ["# [[手册|dict]]", "", "- [[甲|乙]]", "  > [[丙|丁]]", "", "```", "[[a|b]]", "```"]
    note = read_note("n.md", "\n".join(lines).encode(), LABEL_FIRST)
    heading, bullets, code = note.blocks

    assert note.title == "手册"
    assert note.lines[0] == heading.text.join(("# ", "")) == "# [[dict|手册]]"
    assert (bullets.children[0].text, bullets.children[0].children[0].children[0].text) == ("[[乙|甲]]", "[[丁|丙]]")
    assert note.lines[6] == code.text == "[[a|b]]"
