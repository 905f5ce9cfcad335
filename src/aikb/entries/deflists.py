"""Definition lists: a term on its line, and `: definition` on the next, as in Pandoc and in scraped pages."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aikb.entries.claim import Claim
from aikb.entries.context import Outline
from aikb.entries.head import may_name
from aikb.model import Block
from aikb.names.forms import bare, is_label

_DEFINITION = re.compile(r"\s{0,3}[:：](?![:：])\s*(?=\S)")
_LONGEST_TERM = 60


def deflists(outline: Outline) -> Iterator[Claim]:
    """The terms of a note's definition lists."""
    blocks = [block for block, _ in outline.places]
    for block in blocks:
        if block.type == "paragraph":
            yield from _in_paragraph(block)
    for index, (block, behind) in enumerate(pairwise(blocks)):
        if _is_apart(block, behind):
            last = _last(blocks, index + 1)
            yield Claim("term", block.text, block.line, last, _DEFINITION.sub("", behind.text, count=1))


def _in_paragraph(block: Block) -> Iterator[Claim]:
    lines = block.text.split("\n")
    starts = [at for at in range(len(lines) - 1) if _DEFINITION.match(lines[at + 1]) and _is_term(lines[at])]
    for start, end in pairwise((*starts, len(lines))):
        gloss = _DEFINITION.sub("", _first(lines[start + 1 : end]), count=1)
        yield Claim("term", lines[start], block.line + start, block.line + end - 1, gloss)


def _first(lines: Sequence[str]) -> str:
    """The first of the definitions, with the lines it goes on in."""
    end = next((at for at, line in enumerate(lines) if at and _DEFINITION.match(line)), len(lines))
    return "\n".join(lines[:end])


def _is_term(line: str) -> bool:
    """Whether a line may be what the next one defines; one that begins with a colon or a comma goes on with a sentence."""
    text = bare(line)
    short = 0 < len(text) <= _LONGEST_TERM and not _DEFINITION.match(line)
    return short and may_name(text.split("(")[0].split("（")[0]) and not is_label(text)


def _is_apart(block: Block, behind: Block) -> bool:
    """Whether a definition stands in a paragraph of its own behind its term."""
    if block.type != "paragraph" or behind.type != "paragraph" or "\n" in block.text:
        return False
    return behind.text.startswith((": ", ":\t")) and _is_term(block.text)


def _last(blocks: Sequence[Block], index: int) -> int:
    """Where a definition ends: with the indented paragraphs behind it, which Markdown takes for code."""
    while index + 1 < len(blocks) and (
        blocks[index + 1].type == "code" or blocks[index + 1].text.startswith((": ", ":\t"))
    ):
        index += 1
    return blocks[index].end_line
