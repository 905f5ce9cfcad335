"""How many edits two words are apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.names.edit_distance import distance, is_slip, nearest

LETTERS = st.text("abc微调", max_size=7)


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


@given(LETTERS, LETTERS)
def test_a_slip_is_one_edit(one: str, other: str) -> None:
    """Of words of four letters only two swapped ones are a slip, and none of shorter words."""
    longer = max(len(one), len(other))
    expected = longer > 3 and _textbook(one, other) == 1 and (longer > 4 or sorted(one) == sorted(other))

    assert is_slip(one, other) == expected


def test_the_nearest_word_is_the_only_one() -> None:
    """Where two are as near, none is meant."""
    assert nearest("titel", ("title", "tags")) == "title"
    assert nearest("cats", ("tags", "title")) == ""
    assert nearest("datex", ("dates", "dated")) == ""


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
