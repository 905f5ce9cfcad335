"""The screen of a search: the order of its hits, and what is marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.kb import KnowledgeBase
from aikb.model import Entry, Hit
from aikb.render.results import grouped, search


def hits(notes: str) -> list[Hit]:
    """A hit for each letter, which is the note it stands in; its rank is its line."""
    return [
        Hit(Entry(f"{note}#{at}", "section", "note", ("x",), note, note, (), at, at, at), 0.0, at, "")
        for at, note in enumerate(notes)
    ]


def order(notes: str) -> str:
    return " ".join("".join(hit.entry.path for hit in group) for group in grouped(hits(notes)))


@pytest.mark.parametrize(
    ("ranked", "shown"),
    [("", ""), ("abc", "a b c"), ("aab", "aa b"), ("aba", "aa b"), ("abca", "aa b c"), ("abcda", "a b c d a")],
)
def test_grouped__joins_hits_of_a_note_that_are_near(ranked: str, shown: str) -> None:
    assert order(ranked) == shown


def test_grouped__a_note_with_many_hits_does_not_push_another_down() -> None:
    """The second best stays near the top, however many hits the best one's note has."""
    assert order("abaaaaa") == "aaa b aaa"


@given(st.text("abcd", max_size=20))
def test_grouped__no_hit_leaves_its_rank_by_more_than_two_places(notes: str) -> None:
    shown = [hit.entry.line for group in grouped(hits(notes)) for hit in group]

    assert sorted(shown) == list(range(len(notes)))
    assert all(abs(rank - place) <= 2 for place, rank in enumerate(shown))


def marked(sample: KnowledgeBase, query: str) -> set[str]:
    """What the screen of a query marks."""
    lines = list(search(sample.search(query), 80))
    return {line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == "aikb.hit"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("微調", {"微调", "微調", "fine-tuning", "finetune", "FT"}),
        ("Low-Rank Adaptation", {"LoRA", "Low-Rank Adaptation", "低秩适配", "ＬｏＲＡ"}),
        ("学习绿", {"学习率", "learning", "rate", "LR"}),
        ("dreambooht", {"DreamBooth"}),
    ],
)
def test_search__marks_what_was_meant_however_it_is_written(sample: KnowledgeBase, query: str, found: set[str]) -> None:
    """Another script, another name and a slip of the pen are marked in names and passages."""
    assert marked(sample, query) == found


def test_search__a_passage_that_is_cut_ends_in_an_ellipsis(sample: KnowledgeBase) -> None:
    lines = [line.plain for line in search(sample.search("微调"), 20)]

    assert any(re.search(r"[^…]…$", line) for line in lines)
