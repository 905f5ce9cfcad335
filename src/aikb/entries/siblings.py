"""A list in, what its items have in common out: mostly paired terms, or mostly `maker—product`. Knows no single item."""

import re
from typing import NamedTuple

from aikb.base.scripts import WIDE
from aikb.entries.head import parse
from aikb.model import Block

_JOINED = re.compile(rf"[^\W_]{{1,12}}\s?[—–-]{{1,2}}\s?[^\W_]{{0,12}}{WIDE}[^\W_]{{0,12}}")
_LEAST = 2
_LONGEST = 40  # characters of an item that is nothing but a maker and a product


class Siblings(NamedTuple):
    """What most items of a list are."""

    paired: bool = False
    joined: bool = False


def look_at(block: Block) -> Siblings:
    """What most items of a list are; two at least, and more than half."""
    texts = [item.text for item in block.children]
    if len(texts) < _LEAST:
        return Siblings()
    words = [parse(text) for text in texts]
    paired = sum(word is not None and word.paired for word in words)
    joined = sum(bool(_JOINED.fullmatch(text.strip())) for text in texts if len(text) < _LONGEST)
    return Siblings(*(_LEAST <= count > len(texts) / 2 for count in (paired, joined)))
