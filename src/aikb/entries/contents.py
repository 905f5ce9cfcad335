"""A heading and the blocks below it in, whether they only point to other places out: a table of contents. Knows no names."""

import re
from collections.abc import Iterator, Sequence

from aikb.model import Block

_CONTENTS = re.compile(r"\W*(?:目录|目次|索引|大纲|导航|contents|table of contents|toc|index)\W*", re.IGNORECASE)
_LEAST = 3  # links to other places of the same note


def is_contents(heading: str, blocks: Sequence[Block]) -> bool:
    """Whether a section is a table of contents: by its heading, or as it holds nothing but links into the note."""
    own = []
    for block in blocks:
        if block.type == "heading" and block.text.strip():
            break
        own.append(block)
    items = [item for block in own for item in _items(block)]
    linked = sum("](#" in item.text for item in items)
    if linked >= _LEAST and linked > 0.8 * len(items):
        return True
    return bool(_CONTENTS.fullmatch(heading)) and all(block.type in ("list", "rule") for block in own)


def _items(block: Block) -> Iterator[Block]:
    for child in block.children if block.type in ("list", "item") else ():
        if child.type == "item":
            yield child
        yield from _items(child)
