"""Blocks below a term in, the names that lines such as `别名：价值对齐` give it out. Knows no term."""

from collections.abc import Iterator, Sequence

from aikb.entries.head import parse
from aikb.model import Block
from aikb.names.labels import NAMING

_LONGEST = 120  # characters of names on one line


def names_below(blocks: Sequence[Block]) -> Iterator[str]:
    """The sources of names that the first list or paragraph below a term says to be such."""
    for block in blocks[:1]:
        texts = [item.text for item in block.children] if block.type == "list" else block.text.split("\n")
        for text in texts if block.type in ("list", "paragraph") else ():
            word = parse(text)
            if word and word.colon and word.name.strip().lower() in NAMING and len(word.gloss) <= _LONGEST:
                yield word.gloss
