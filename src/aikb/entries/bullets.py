"""Terms among list items: `- 术语(english, ABBR): definition`, with nested lists as detail."""

import re
from collections.abc import Iterator

from aikb.entries.bulletrules import Bullet, Siblings, find, look_at
from aikb.entries.claim import Claim
from aikb.entries.context import Outline, Place
from aikb.entries.head import parse
from aikb.entries.lead import names_below
from aikb.entries.own import is_told_by
from aikb.model import Block
from aikb.names.parens import paired_names

SHORTEST_PROSE = 12  # characters


def bullets(outline: Outline) -> Iterator[Claim]:
    """The terms among a note's list items."""
    for block, place in outline.places:
        if block.type == "list":
            yield from _terms(block, place, 1)


def _terms(block: Block, place: Place, depth: int) -> Iterator[Claim]:
    siblings = look_at(block)
    for item in block.children:
        inner = list(_inner(item, place, depth))
        if item.text.strip() and (claim := _claim(item, place, depth, siblings)):
            lines = {each.line for each in inner}
            others = tuple(names_below(item.children))
            yield claim._replace(gloss=_with_detail(claim.gloss, item, lines), others=others)
        yield from inner


def _inner(item: Block, place: Place, depth: int) -> Iterator[Claim]:
    for child in item.children:
        if child.type == "list":
            yield from _terms(child, place, depth + 1)


def _claim(item: Block, place: Place, depth: int, siblings: Siblings) -> Claim | None:
    word = parse(item.text)
    found = find(Bullet(item, word, place, depth, siblings))
    if not found:
        return None
    if found.gloss and not (word and word.paired and word.colon):
        others = paired_names(word.name, word.inside) if word else ()
        if is_told_by(word.name if word else found.head, others, place.headings) and not place.glossary:
            return None
    return Claim("term", found.head, item.line, item.end_line, found.gloss, found.weak)


def _with_detail(gloss: str, item: Block, terms: set[int]) -> str:
    """The gloss, and what further defines the term: the first nested paragraph or bullet that is prose and no term."""
    return f"{gloss}\n\n{detail}" if (detail := _detail(item, terms)) else gloss


def _detail(item: Block, terms: set[int]) -> str:
    for child in item.children:
        if child.type == "paragraph" and _is_prose(child.text):
            return child.text
        if child.type == "list":
            texts = (_telling(nested) for nested in child.children if nested.line not in terms)
            if text := next(filter(None, texts), ""):
                return text
    return ""


def _telling(item: Block) -> str:
    """The text of a nested bullet that is prose, without a label such as 定义 or EN."""
    word = parse(item.text)
    if word and word.colon:
        return word.gloss if word.name.lower() in _TELLING and _is_prose(word.gloss) else ""
    return item.text if _is_prose(item.text) and not _LABELLED.match(item.text) else ""


_LABELLED = re.compile(r"[^，,。；;:：]{1,24}[:：]")
_TELLING = ("定义", "概念", "解释", "含义", "说明", "作用", "简介", "definition", "中文", "zh", "en", "english", "英文")


def _is_prose(text: str) -> bool:
    if text.startswith(("http", "!", "[", "<", "$$")) or text.rstrip().endswith((":", "：")):
        return False
    return len(text) >= SHORTEST_PROSE and (len(text.split()) > 4 or not text.isascii())
