"""Names near to what was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.kb import KnowledgeBase
from aikb.query.suggest import distance

LETTERS = st.text("abc微调", max_size=6)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("", "", 0),
        ("lora", "lora", 0),
        ("lora", "loar", 1),
        ("微调", "微条", 1),
        ("abc", "", 3),
        ("transfomer", "transformer", 1),
    ],
)
def test_distance(one: str, other: str, edits: int) -> None:
    """An edit inserts, deletes, replaces, or swaps neighbours."""
    assert edits == distance(one, other, 5)


@given(LETTERS, LETTERS)
def test_distance_is_that_of_the_textbook(one: str, other: str) -> None:
    """The rows kept are enough: the full table gives the same number, and the bound cuts it off."""
    expected = _textbook(one, other)

    assert expected == distance(one, other, 99)
    assert min(expected, 3) == distance(one, other, 2)


def test_the_one_nearest_name_is_taken(sample: KnowledgeBase) -> None:
    """One name at the fewest edits is meant; two at the same distance are only suggested."""
    assert sample.define("dreambooht").match == "fuzzy"
    assert sample.define("tuning").match == "none"


@pytest.mark.parametrize(
    ("term", "match"),
    [("lroa", "fuzzy"), ("lorra", "fuzzy"), ("lra", "none"), ("lola", "none"), ("lora2", "none"), ("flora", "none")],
)
def test_a_short_word_is_a_slip_only_where_letters_change_places(sample: KnowledgeBase, term: str, match: str) -> None:
    """A letter more, less or other, or a number, makes another name of it: it is only suggested."""
    assert sample.define(term).match == match


def test_short_words_are_not_bent(sample: KnowledgeBase) -> None:
    """Two letters apart by one are two words."""
    assert not sample.define("FX").senses


def _textbook(one: str, other: str) -> int:
    """Optimal string alignment with the whole table."""
    table = [
        [row + column if not row * column else 0 for column in range(len(other) + 1)] for row in range(len(one) + 1)
    ]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            replace = table[row - 1][column - 1] + (one[row - 1] != other[column - 1])
            table[row][column] = min(table[row - 1][column] + 1, table[row][column - 1] + 1, replace)
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]
