"""Glossary bullets: `- 术语(english, ABBR): definition`, with nested lists as detail."""

import re
from collections.abc import Iterator

from aikb.entries.claim import Claim
from aikb.entries.headword import Headword, is_label, parse
from aikb.model import Block, Note

_GLOSSARY_HEADING = re.compile(r"glossar|lingo|terminolog|术语|名词|词汇|词表|行话|黑话|概念|基本单词", re.IGNORECASE)
_GLOSSARY_KINDS = ("glossary", "lingo")
_DEFINES = re.compile(r"^\S{0,40}?(?:是|指|即|表示|又称|也叫|简称|缩写)|^[\w\s-]{2,40} (?:is|are|means|refers)\b")


def bullets(note: Note) -> Iterator[Claim]:
    """The terms among a note's list items."""
    headings: dict[int, str] = {}
    for block in note.blocks:
        if block.type == "heading":
            headings = {level: text for level, text in headings.items() if level < block.level}
            headings[block.level] = block.text
        elif block.type == "list":
            context = note.kind in _GLOSSARY_KINDS or any(map(_GLOSSARY_HEADING.search, headings.values()))
            yield from _terms(block, glossary=context)


def _terms(block: Block, *, glossary: bool) -> Iterator[Claim]:
    for item in block.children:
        word = parse(item.text) if item.type == "item" and item.text.strip() else None
        claimed = word is not None and not is_label(word.head) and _is_term(word, item, glossary=glossary)
        if word is not None and claimed:
            gloss = word.gloss or _detail(item)
            yield Claim("term", word.head, item.line, item.end_line, gloss, weak=not word.paired)
        for child in item.children:
            if child.type == "list":
                yield from _terms(child, glossary=glossary and item.level == 0)


def _is_term(word: Headword, item: Block, *, glossary: bool) -> bool:
    """Whether a head-word names a term here: always when names are paired, else by what is said and where."""
    if word.paired:
        return True
    if word.gloss:
        return glossary or word.bold or bool(_DEFINES.match(word.gloss))
    return glossary and item.level == 1


def _detail(item: Block) -> str:
    """What defines a term that has nothing behind its head-word: the first nested bullet or paragraph that is prose."""
    for child in item.children:
        if child.type == "paragraph":
            return child.text
        if child.type == "list":
            texts = (nested.text for nested in child.children if _is_prose(nested.text))
            return next(texts, "")
    return ""


def _is_prose(text: str) -> bool:
    word = parse(text)
    return len(text) >= 12 and not text.startswith(("http", "!", "[", "<")) and not (word and is_label(word.head))
