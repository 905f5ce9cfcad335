"""The line breaker is held to its cases and to what must be true of any text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.render.width import cell_width
from aikb.render.wrap import SPACES, fold, wrap

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "render_wrap.md")
FORBIDDEN = "，。、；：？！）」』】》”…"
TEXTS = st.text(st.sampled_from("微调模型，。、；（）「」“”… ab,:)\n") | st.characters(), max_size=60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_wrap__cases(case: list[str]) -> None:
    _, title, source, expected = case
    text = source.removesuffix("\n")
    width = int(re.findall(r"\d+", title)[-1])

    assert expected == "".join(f"{text[start:end]}\n" for start, end in wrap(text, width))


@given(TEXTS, st.integers(1, 40), st.none() | st.integers(1, 40))
def test_wrap__loses_nothing_but_spaces(text: str, width: int, first: int | None) -> None:
    """Between the lines, and after the last, stand only spaces and line breaks."""
    end = 0
    for start, stop in wrap(text, width, first):
        assert start >= end
        assert set(text[end:start]) <= SPACES | {"\n"}
        assert stop >= start
        end = stop

    assert set(text[end:]) <= SPACES


@given(TEXTS, st.integers(1, 40))
def test_wrap__no_line_is_too_wide(text: str, width: int) -> None:
    """Only a single character with the marks on it may be wider than the line."""
    for start, end in wrap(text, width):
        line = text[start:end]
        assert cell_width(line) <= width or len(fold(line, width)) == 1


@given(st.text(st.sampled_from("微调模型，。、；：？！）】》（「LoRA ")), st.integers(4, 40))
def test_wrap__punctuation_begins_a_line_only_in_a_row_of_it(text: str, width: int) -> None:
    """A line may begin with closing punctuation only when no other place in the line above could be cut."""
    lines = wrap(text, width)
    for (above, _), (start, end) in pairwise(lines):
        if start < end and text[start] in FORBIDDEN:
            assert set(text[above + 1 : start]) <= set(FORBIDDEN) | {" "}


@given(TEXTS, st.integers(1, 40))
def test_fold__keeps_every_character(text: str, width: int) -> None:
    assert text == "".join(text[start:end] for start, end in fold(text, width))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("config = LoraConfig(r=16, alpha=32)", ["config = LoraConfig(", "r=16, alpha=32)"]),
        ("config = Lora(r=16, alpha=32)", ["config = Lora(r=16, ", "alpha=32)"]),
        ("    a_long_name_of_something()", ["    a_long_name_of_s", "omething()"]),
    ],
)
def test_fold__breaks_code_behind_a_space_that_is_near(text: str, lines: list[str]) -> None:
    """A space in the first half of the line is far: what stands behind it may have lines of its own to fill."""
    assert [text[start:end] for start, end in fold(text, 20)] == lines


@pytest.mark.parametrize(
    "text", ["微" * 200_000, '"微' * 100_000, "a" * 200_000, "，" * 200_000, "a " * 100_000, "e\u0301" * 100_000]
)
def test_wrap__takes_linear_time(text: str) -> None:
    """Nothing is lost of a text however long; the test would not end if each line looked at all that follows."""
    assert "".join(text[start:end] for start, end in wrap(text, 80)).replace(" ", "") == text.replace(" ", "")
