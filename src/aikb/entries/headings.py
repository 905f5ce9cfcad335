"""Sections: a heading and the text below it, down to the next heading of the same or a higher level."""

import re
from collections.abc import Iterator, Sequence

from aikb.entries.claim import Claim
from aikb.model import Block, Note

_IMAGES = re.compile(r"(?:\s*!\[[^\]\n]*\]\([^)\n]*\)\s*)+")


def headings(note: Note) -> Iterator[Claim]:
    """A section for each heading that has text; an empty heading belongs to the section before it."""
    for index, block in enumerate(note.blocks):
        if block.type == "heading" and block.text.strip():
            end = _end(note.blocks[index + 1 :], block.level, len(note.lines))
            yield Claim("section", block.text, block.line, end, gloss=lead(note.blocks[index + 1 :]))


def lead(blocks: Sequence[Block]) -> str:
    """The paragraph that a section opens with, if it opens with one before its first list, table or heading."""
    for block in blocks:
        if block.type == "paragraph" and not _IMAGES.fullmatch(block.text):
            return block.text
        if block.type == "quote":
            return lead(block.children)
        if block.type in ("heading", "list", "table", "code"):
            return ""
    return ""


def _end(blocks: Sequence[Block], level: int, last: int) -> int:
    for block in blocks:
        if block.type == "heading" and block.level <= level and block.text.strip():
            return block.line - 1
    return last
