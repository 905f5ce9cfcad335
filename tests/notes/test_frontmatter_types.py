"""The types of plain scalars are those that PyYAML gives them, though ours are found on a shorter way."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aikb.notes.frontmatter import _Loader

MADE = st.text(alphabet="0123456789+-.:_ eExXob~<=nulyestrofTNYO是", max_size=14)


@pytest.mark.parametrize("value", ["", "~", "null", "yes", "No", "1:30", "010", "0x1f", "1e3", "1.5", ".inf", ".NaN"])
def test_the_types_of_yaml(value: str) -> None:
    """One value for each type that a text may be taken for."""
    assert_same(value)


@given(st.one_of(MADE, st.text(max_size=20), st.dates().map(str), st.datetimes().map(str), st.floats().map(str)))
def test_any_value(value: str) -> None:
    """Whatever stands in a front matter."""
    assert_same(value)


def assert_same(value: str) -> None:
    """Of a plain scalar, of one in quotes, and of a list."""
    ours: Any = _Loader("")
    theirs: Any = yaml.SafeLoader("")
    for implicit in ((True, False), (False, True)):
        wanted = theirs.resolve(yaml.ScalarNode, value, implicit)
        assert ours.resolve(yaml.ScalarNode, value, implicit) == wanted
    assert ours.resolve(yaml.SequenceNode, value, (True, True)) == theirs.resolve(yaml.SequenceNode, value, (True, True))
