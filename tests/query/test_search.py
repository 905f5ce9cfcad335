"""Searching the sample notes: what must hold for any query."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aikb.base.errors import BadQuery
from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.names.fold import fold_text
from aikb.query.filters import visible
from aikb.query.parse import SearchOptions
from aikb.query.snippet import passage

ODD = [
    "(((",
    "*",
    "**",
    "a:b",
    "[ TO ]",
    "^",
    "~",
    "a~9",
    '"',
    "'",
    "\\",
    "😀",
    "\x00",
    "NOT NOT a",
    "一*",
    "a*b",
    "，。",
    "的",
]
FRAGMENTS = [
    "微调",
    "VAE",
    "loss",
    "，",
    " ",
    "-",
    '"',
    "OR",
    "(",
    "tag:",
    "的",
    "ＡＢ",
    "é",
    "路",
    "LoRA",
    "1.5",
    "/",
    "*",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_queries_are_answered_or_refused_in_words(sample: KnowledgeBase, text: str) -> None:
    """Nothing raises but BadQuery, whatever is typed."""
    try:
        result = sample.search(text)
    except BadQuery:
        return

    assert result.total >= len(result.hits)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS)).map("".join)))
@example(text='{ OR"0')
@example(text="微调 -{ -(} OR *)")
def test_any_text_is_searched(sample: KnowledgeBase, text: str) -> None:
    """Hits come best first, each once, with marks inside the snippet and the line inside the entry."""
    try:
        hits = sample.search(text, SearchOptions(limit=100)).hits
    except BadQuery:
        return

    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.entry.id for hit in hits}) == len(hits)
    for hit in hits:
        assert hit.entry.line <= hit.match_line <= hit.entry.end_line
        assert all(0 <= start < end <= len(hit.snippet) for start, end in hit.marks)


def test_every_string_of_two_to_four_han_characters_is_found(sample: KnowledgeBase) -> None:
    """What grep would find, search finds, across the borders of words too."""
    missed = []
    for entry in sample.entries():
        folded = fold_text(entry.text)
        strings = {folded[at : at + size] for at in range(len(folded)) for size in (1, 2, 3, 4)}
        for string in (string for string in sorted(strings) if all("一" <= char <= "鿿" for char in string)):
            ids = {hit.entry.id for hit in sample.search(f"{string}", SearchOptions(exact=True, limit=100)).hits}
            missed += [(string, entry.id)] if string and entry.id not in ids else []

    assert not missed


def test_a_phrase_is_found_only_where_it_stands(sample: KnowledgeBase) -> None:
    """The words of a phrase must stand together, in the order typed."""
    together = sample.search('"推理只要几十步"').hits
    apart = sample.search('"几十步只要推理"')

    assert [hit.entry.name for hit in together] == ["DDIM"]
    assert not apart.hits


def test_filters_hold_for_every_hit(sample: KnowledgeBase) -> None:
    """Kind, type, tag, path and note narrow together."""
    hits = sample.search("模型 kind:glossary type:term tag:llm path:glossary note:调参", SearchOptions(limit=100)).hits

    assert hits
    for hit in hits:
        assert (hit.entry.kind, hit.entry.type, hit.entry.path) == ("glossary", "term", "glossary/tuning.md")


def test_an_excluded_word_is_in_no_hit(sample: KnowledgeBase) -> None:
    """What is excluded stays away, and the total counts what is left."""
    result = sample.search("训练 -LoRA", SearchOptions(limit=100))

    assert result.total == len(result.hits)
    assert not [hit for hit in result.hits if "lora" in visible(hit.entry)]


def test_hits_are_the_same_in_every_run(sample: KnowledgeBase) -> None:
    """Equal scores are ordered by place, not by chance."""
    first, second = (sample.search("模型 训练 采样", SearchOptions(limit=100)) for _ in range(2))

    assert first == second


def test_snippets_mark_what_was_meant_as_well_as_what_was_typed(sample: KnowledgeBase) -> None:
    """A hit found by its other name, or in the other script, is marked too."""
    snippets = {query: sample.search(query).hits[0] for query in ("gacha", "微調", "ＤＤＩＭ")}

    marked = {query: [hit.snippet[start:end] for start, end in hit.marks] for query, hit in snippets.items()}
    assert marked == {"gacha": [], "微調": [], "ＤＤＩＭ": ["DDIM"]}


def test_a_snippet_cuts_no_latin_word() -> None:
    """What is cut from a long line begins and ends with whole words."""
    text = "DreamBooth " * 30 + "微调" + " DreamBooth" * 30
    entry = Entry("a#x", "section", "note", ("x",), "a", "a", (), 1, 1, 1, text=text, rest=True)
    found = passage(entry, re.compile("微调"))

    assert set(found.text.strip("…").split()) == {"DreamBooth", "微调"}


def test_a_snippet_does_not_begin_with_an_underlined_heading() -> None:
    """The name above the snippet is the heading; a note as a whole has its own among its lines."""
    text = "微调 LoRA\n===\n\n正文提到微调。\n\n别的。\n"
    entry = Entry("a.md", "section", "note", ("x",), "a", "a.md", (), 1, 7, 7, text=text)
    found = passage(entry, re.compile("微调|lora"))

    assert (found.line, found.text, found.marks) == (4, "正文提到微调。", ((4, 6),))
