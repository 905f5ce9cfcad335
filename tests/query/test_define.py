"""Looking terms up in the sample notes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.errors import BadQuery
from aikb.kb import KnowledgeBase

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "query_define.md")


@pytest.mark.parametrize(("line", "title", "spellings", "expected"), CASES, ids=[case[1] for case in CASES])
def test_cases(sample: KnowledgeBase, line: int, title: str, spellings: str, expected: str) -> None:
    """Each spelling finds the entry on its line first, or the one that is named for all."""
    typed, ids = spellings.splitlines(), expected.splitlines()

    found = {term: ([sense.id for sense in sample.define(term).senses] or ["-"])[0] for term in typed}
    assert found == dict(zip(typed, ids * len(typed) if len(ids) == 1 else ids, strict=False)), f"{title} (line {line})"


def test_every_name_finds_its_entry(sample: KnowledgeBase) -> None:
    """An entry is among the senses of each of its names."""
    missed = [
        (name, entry.id)
        for entry in sample.entries()
        for name in entry.names
        if entry.id not in [sense.id for sense in sample.define(name).senses]
    ]

    assert not missed


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_looked_up(sample: KnowledgeBase, text: str) -> None:
    """Nothing raises but BadQuery, and what is found is consistent."""
    try:
        found = sample.define(text)
    except BadQuery:
        return

    assert (found.match == "none") == (not found.senses)
    assert len(set(found.suggestions)) == len(found.suggestions)
