"""Text to index terms: case by case, and what must hold of any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.index.tokens import runs, terms
from aikb.words.dictionary import Dictionary
from aikb.words.segment import Segmenter

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "index_tokens.md")
PIECES = st.sampled_from(
    [
        "VAE",
        "通道",
        "清华大学学生",
        "训練",
        "DreamBooth",
        "P-tuning",
        "C++",
        "it/s",
        "ＧＰＴ",
        "ばね",
        "한국",
        "２.5",
        "é",
        "_",
        "𠀀",
    ]
)
TEXTS = st.lists(PIECES | st.characters(), max_size=12).map("".join)


@pytest.fixture(scope="module")
def segmenter(dictionary: Path) -> Segmenter:
    """A segmenter that was taught one name."""
    return Segmenter(Dictionary(dictionary), ["大学学生"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1].strip()}")
def test_terms__cases(segmenter: Segmenter, case: tuple[int, str, str, str]) -> None:
    """Words come in the order of the text, grams sorted."""
    _, _, text, expected = case
    found = terms(text, segmenter)
    lines = (f"words: {' '.join(found.words)}", f"grams: {' '.join(sorted(found.grams))}")
    assert [line.strip() for line in lines] == expected.rstrip("\n").split("\n")


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, before=TEXTS, after=TEXTS)
def test_terms__of_a_part(segmenter: Segmenter, text: str, before: str, after: str) -> None:
    """Every term of a text is among those of any text that holds it between run borders."""
    part, whole = terms(text, segmenter), terms(f"{before}\n{text}\n{after}", segmenter)
    assert set(part.words) <= set(whole.words)
    assert part.grams <= whole.grams


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_runs__agree_with_terms(segmenter: Segmenter, text: str) -> None:
    """What a query asks for, run by run, is what the index holds of the same text."""
    found = terms(text, segmenter)
    for run in runs(text):
        assert {run.whole, *run.parts} - {""} <= set(found.words)
        assert set(run.grams) <= found.grams


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_runs__lose_nothing(text: str) -> None:
    """Each letter, digit and Han character of a text is in some run, and each run gives a term."""
    found = list(runs(text))
    covered = {at for run in found for at in range(run.start, run.end)}
    assert [char for at, char in enumerate(text) if char.isalnum() and at not in covered] == []
    assert all(run.whole or run.parts or run.grams for run in found)


@pytest.mark.parametrize(
    "word", ["я" * 70, "a" * 200, "aB" * 40, "x-" * 40 + "y"], ids=["Cyrillic", "a", "camel", "joined"]
)
def test_terms__long_words(segmenter: Segmenter, word: str) -> None:
    """A word too long to be a term as a whole is there in pieces, none of them long, none left out."""
    found = terms(word, segmenter).words
    assert max(map(len, found)) <= 64
    assert sum(map(len, found)) == sum(map(str.isalnum, word))
