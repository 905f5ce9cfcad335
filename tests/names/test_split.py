from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.names.fold import LONGEST, key
from aikb.names.split import plain, split_head, split_terms

FOLDER = Path(__file__).parent.parent / "cases"
MARKUP = st.lists(
    st.sampled_from(
        "( ) （ ） [ ] ]( [[ ]] ` `` * ** _ ~~ <b> <!-- --> \\ ， , 、 : ： — - / 1. 是什么 什么是 可选 的 a LLM 微调 介绍".split()
    )
    | st.sampled_from(" \n"),
    max_size=14,
).map("".join)
ANY_TEXT = st.text(st.characters(exclude_categories=())) | MARKUP


def cases(name: str) -> list[tuple[str, str, str]]:
    """Title, input line and expected line of each line of each case."""
    found = []
    for _, title, given_lines, expected_lines in read_fixture_file(FOLDER / name):
        pairs = zip(given_lines.splitlines(), expected_lines.splitlines(), strict=True)
        found += [(f"{title}: {line}", line, expected) for line, expected in pairs]
    return found


def titles(found: list[tuple[str, str, str]]) -> list[str]:
    return [title for title, _, _ in found]


HEADS = cases("names_split.md")
TERMS = cases("names_terms.md")
PLAIN = read_fixture_file(FOLDER / "names_plain.md")


@pytest.mark.parametrize(("_title", "line", "expected"), HEADS, ids=titles(HEADS))
def test_split_head(_title: str, line: str, expected: str) -> None:
    head, _, gloss = line.partition(" ⇒ ")
    assert " · ".join(split_head(head, gloss)) == expected


@pytest.mark.parametrize(("_title", "line", "expected"), TERMS, ids=titles(TERMS))
def test_split_terms(_title: str, line: str, expected: str) -> None:
    assert " · ".join(split_terms(line)) == expected


@pytest.mark.parametrize(("_line", "title", "source", "expected"), PLAIN, ids=[case[1] for case in PLAIN])
def test_plain(_line: int, title: str, source: str, expected: str) -> None:
    assert plain(source) == expected.strip(), title


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_split_head_never_raises_and_always_names(head: str, gloss: str) -> None:
    """Any head that is not blank has a name, no two share a key, and none is blank."""
    names = split_head(head, gloss)
    assert bool(names) == bool(head.strip())
    assert len({key(name) for name in names}) == len(names)
    assert all(name.strip() == name for name in names)


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_split_terms_never_loses_the_head(head: str) -> None:
    """One head comes back as it was; several are not blank."""
    terms = split_terms(head)
    assert terms == (head,) or (len(terms) > 1 and all(term.strip() for term in terms))


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT)
def test_plain_is_one_line(source: str) -> None:
    """Plain text is one line without white space around it."""
    text = plain(source)
    assert text == " ".join(text.split())


@pytest.mark.parametrize(
    "piece",
    ["(", "(a", "微", "a b ", "—", "a-", ", ", "a/", "什么是", "是什么", "1.", "*_", "](a ", "[[", "`a``", "<a ", " "],
)
def test_long_heads_are_cut(piece: str) -> None:
    """However long a head is, its beginning alone is looked at; the test would not end otherwise."""
    head = piece * (1_000_000 // len(piece))

    assert all(len(name) <= LONGEST for name in split_head(head, head))
    assert split_terms(head) == (head,)
