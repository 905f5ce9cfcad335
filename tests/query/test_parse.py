"""Query parsing: what is typed, and what it means."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.base.errors import BadQuery
from aikb.query.parse import LONGEST_QUERY, MOST_WORDS, Form, Query, Word, parse

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "query_parse.md")


@pytest.mark.parametrize(("line", "title", "typed", "expected"), CASES, ids=[case[1] for case in CASES])
def test_cases(line: int, title: str, typed: str, expected: str) -> None:
    """Each case means what its expected line says."""
    try:
        meant = _written(parse(typed.rstrip("\n")))
    except BadQuery as error:
        meant = f"! {error.message}"

    assert expected.strip() == meant, f"{title} (line {line})"


@given(st.text())
def test_any_text_parses_or_is_refused_in_words(text: str) -> None:
    """No text raises anything but BadQuery, and what comes out has something to find."""
    try:
        query = parse(text)
    except BadQuery:
        return

    assert query.groups or query.filters
    assert all(word.text for word in query.words)


def test_a_long_query_is_cut_and_said() -> None:
    """Neither length nor number of words makes a query slow."""
    long, many = parse("长" * 10_000), parse(" ".join(f"w{number}" for number in range(300)))

    assert len(long.plain) == LONGEST_QUERY
    assert len(many.groups) <= MOST_WORDS
    assert long.remarks
    assert many.remarks


def _written(query: Query) -> str:
    groups = [" | ".join(map(_form, group)) for group in query.groups]
    groups = [f"({text})" if " | " in text else text for text in groups]
    excluded = [f"-{_form(form)}" for form in query.excluded]
    return " + ".join([*groups, *excluded, *(f"[{name}={value}]" for name, value in query.filters)])


def _form(form: Form) -> str:
    return _word(form[0]) if len(form) == 1 else f"({' & '.join(map(_word, form))})"


def _word(word: Word) -> str:
    text = f'"{word.text}"' if word.phrase else word.text + "*" * word.prefix
    return f"title:{text}" if word.in_name else text
