"""Names near to what was typed."""

import pytest

from aikb.kb import KnowledgeBase


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
