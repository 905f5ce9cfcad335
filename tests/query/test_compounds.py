"""What a long Han word that the dictionary has as one is looked for by, where it stands nowhere as one."""

import pytest

from aikb.kb import KnowledgeBase
from aikb.query.build import Builder, Unit


@pytest.mark.parametrize(
    ("compound", "words"),
    [
        ("图书馆", ["图书馆"]),
        ("图片大小", ["图片", "大小"]),
        ("上海市科委", ["上海市", "科委"]),  # 市科委 is no word
        ("浙江省图书馆", ["浙江省", "图书馆"]),  # 浙江 and 省图书馆 are words as well, less evenly parted
        ("彼得罗夫斯基", ["彼得罗", "夫斯基"]),
        ("一鼻孔出气", ["一鼻孔", "出气"]),
    ],
)
def test_a_compound_is_halved_where_its_parts_are_words(sample: KnowledgeBase, compound: str, words: list[str]) -> None:
    """The place nearest to its middle is taken."""
    unit = Unit(compound, None, 0.0)
    parts = sample._opened.answer(lambda index: Builder(index).apart(unit))

    assert [part.text for part in parts] == words
