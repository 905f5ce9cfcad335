"""The one table of Han characters."""

import re
import unicodedata

from aikb.base.scripts import HAN, NUMBERED_NAME, is_han
from aikb.names.fold import has_han

_OTHERS = set("々〇")


def test_the_table_is_that_of_unicode() -> None:
    """Every ideograph that Unicode names is in the table and, beside it, only what a later Unicode may name so."""
    one = re.compile(f"[{HAN}]")
    for code in range(0x3000, 0x32400):
        character = chr(code)
        name = unicodedata.name(character, "")
        named = name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")) or character in _OTHERS
        assert bool(one.match(character)) == is_han(character) == has_han(character), hex(code)
        assert is_han(character) if named else not (name and is_han(character)), hex(code)


def test_numbered_names() -> None:
    """A list number before a word is no part of its name; an address is."""
    form = re.compile(NUMBERED_NAME)
    assert all(map(form.match, ("01.AI", "01.ai 的模型", "163.com")))
    assert not any(map(form.match, ("1.AI", "01. AI", "01.AI绘画", "2.VAE", "01.ImageNet", "3.common")))
