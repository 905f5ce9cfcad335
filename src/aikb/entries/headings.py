"""Sections: a heading and what stands below it; in a glossary, the headings that define are terms."""

import re
from collections.abc import Iterator, Sequence

from aikb.entries.about import GLOSSARY_KINDS
from aikb.entries.claim import Claim
from aikb.entries.context import Outline, heading_of
from aikb.entries.head import Headword, is_part, is_told_name, parse
from aikb.entries.lead import lead, names_below
from aikb.model import Block
from aikb.names.forms import is_glossary_heading, is_label
from aikb.notes.hashtags import without_hashtags

_CONTENTS = re.compile(r"\W*(?:目录|目次|索引|大纲|导航|contents|table of contents|toc|index)\W*", re.IGNORECASE)
_LEAST_LINKS = 3  # links to other places of the same note


def headings(outline: Outline) -> Iterator[Claim]:
    """A section or a term for each heading that has text, also in lists; an empty one belongs to what is before it."""
    note = outline.note
    return _headings(note.blocks, len(note.lines), glossary=outline.glossary and note.kind in GLOSSARY_KINDS)


def _headings(blocks: Sequence[Block], last: int, *, glossary: bool) -> Iterator[Claim]:
    """The headings among the blocks, and those that open the items of lists; `last` is where the last one ends."""
    around: dict[int, bool] = {}  # level → whether it opens a glossary
    for index, block in enumerate(blocks):
        if block.type == "heading" and block.text.strip():
            around = {level: listed for level, listed in around.items() if level < block.level}
            inside = blocks[index + 1 : _end(blocks, index)]
            end = blocks[index + 1 + len(inside)].line - 1 if index + 1 + len(inside) < len(blocks) else last
            yield _claim(block, inside, end, glossary=glossary or any(around.values()))
            around[block.level] = is_glossary_heading(block.text)
        elif block.type == "list":
            yield from _in_items(block, glossary=glossary or any(around.values()))


def _in_items(block: Block, *, glossary: bool) -> Iterator[Claim]:
    """A heading that opens an item makes a section of the item."""
    for item in block.children:
        if heading_of(item):
            yield from _headings(item.children, item.end_line, glossary=glossary)
        else:
            for child in item.children:
                if child.type == "list":
                    yield from _in_items(child, glossary=glossary)


def _claim(block: Block, inside: Sequence[Block], end: int, *, glossary: bool) -> Claim:
    text = without_hashtags(block.text)
    gloss = lead(inside, text)
    word = parse(text) if glossary else None
    if word and _is_term(word, inside, gloss):
        told = "\n\n" + gloss if gloss else ""
        others = tuple(names_below(inside))
        return Claim("term", text, block.line, end, told, not gloss, block.level, others)
    weak = _is_contents(text, inside)
    return Claim("section", text, block.line, end, "" if weak else gloss, weak, block.level)


def _is_term(word: Headword, inside: Sequence[Block], gloss: str) -> bool:
    """Whether a heading in a glossary names a term, and not a group of terms."""
    if is_glossary_heading(word.name) or not (word.paired or (is_told_name(word, gloss) and not is_part(word.name))):
        return False
    if any(block.type == "heading" and not is_label(block.text) for block in inside):
        return False
    return word.paired or (bool(gloss) and not any(map(_lists_terms, inside)))


def _lists_terms(block: Block) -> bool:
    words = [parse(item.text) for item in block.children] if block.type == "list" else []
    return any(word is not None and word.paired for word in words)


def _end(blocks: Sequence[Block], index: int) -> int:
    """Where the blocks below a heading end: at the next of its level or above."""
    level = blocks[index].level
    for at in range(index + 1, len(blocks)):
        if blocks[at].type == "heading" and blocks[at].level <= level and blocks[at].text.strip():
            return at
    return len(blocks)


def _is_contents(heading: str, blocks: Sequence[Block]) -> bool:
    """Whether a section is a table of contents: by its heading, or as it holds nothing but links into the note."""
    own = []
    for block in blocks:
        if block.type == "heading" and block.text.strip():
            break
        own.append(block)
    items = [item for block in own for item in _items(block)]
    linked = sum("](#" in item.text for item in items)
    if linked >= _LEAST_LINKS and linked > 0.8 * len(items):
        return True
    return bool(_CONTENTS.fullmatch(heading)) and all(block.type in ("list", "rule") for block in own)


def _items(block: Block) -> Iterator[Block]:
    for child in block.children if block.type in ("list", "item") else ():
        if child.type == "item":
            yield child
        yield from _items(child)
