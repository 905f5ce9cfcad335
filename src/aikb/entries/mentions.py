"""Find sentences in running text that explain names in passing. They are not entries."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from aikb.entries.defining import Statement, statements
from aikb.entries.glosses import glosses
from aikb.entries.left_edge import Cut
from aikb.model import Block, Entry, Mention, Note
from aikb.names.fold import key
from aikb.notes.inline import plain

LONGEST_SENTENCE = 300  # characters that are kept; a longer one is cut around the name

_SIGN = re.compile(
    r"[A-Za-z.\d][*`”\"'’ ]*[(（]|[(（][^()（）\n]{0,100}?[A-Za-z]{2}|全称|是指|指的是|[的]缩写|简[称写]|[也又亦被俗][称叫]|是一|[,，]一[种类]|用于|属于"
    r"|\b(?:is|are) an? |\bstands? for\b|\brefers? to\b|^[^，。,.\n]{2,40}是",
    re.MULTILINE,
)
_END = re.compile(r"[。！？!?；;][”\"’」』)）]*|[.\n]|<br ?/?>")
_STARTS = re.compile(r"\s+[A-Z\u4e00-\u9fff]")
_BROKEN = re.compile(
    r"(?:[。！？!?；;:：.][”\"’」』)）]*|  |\\)$"
)  # a line that ends a sentence, or that its writer ended
_SHORTEST_WRAPPED = 25  # characters; a shorter line is no line of a wrapped paragraph
_HEAD_END = re.compile(r"[)）:：]|\s[-–—]+\s")
_LIST_MARK = re.compile(r"^(?:[-*+]|\d{1,3}[.)、]|[（(]\d{1,2}[)）]|[①-⑳])\s*")
_FORMULA = re.compile(r"\$[^$\n]*\$")


class _Note(NamedTuple):
    path: str
    text: str
    headings: str
    heads: set[int]  # lines on which terms begin


def mentions(note: Note, entries: Iterable[Entry], cut: Cut) -> tuple[Mention, ...]:
    """Return the mentions of a note that explain something; `cut` segments Chinese by the shipped dictionary.

    What the first parentheses behind the head of an entry hold is the entry's own.
    """
    found: dict[tuple[object, ...], Mention] = {}
    heads = {entry.line for entry in entries if entry.type == "term" and not entry.rest}
    whole = _Note(note.path, "\n".join(note.lines), "\n".join((note.title, *_headings(note.blocks))), heads)
    for block in _prose(note.blocks):
        if _SIGN.search(block.text):
            for mention in _in_block(whole, block, cut):
                found.setdefault((mention.line, mention.evidence, *map(key, mention.names)), mention)
    return tuple(found.values())


def _headings(blocks: Iterable[Block]) -> Iterator[str]:
    return (block.text for block in blocks if block.type == "heading")


def _prose(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of running text: paragraphs, list items and cells, also nested ones."""
    for block in blocks:
        if block.type in ("paragraph", "item", "cell") and block.text:
            yield block
        if block.children and block.type != "heading":
            yield from _prose(block.children)


def _in_block(note: _Note, block: Block, cut: Cut) -> Iterator[Mention]:
    for start, source in _sentences(block.text):
        if not _SIGN.search(source) or source.count("[") != source.count("]"):  # cut inside of a link
            continue
        sentence = _LIST_MARK.sub("", plain(source)).strip()
        seen: list[set[str]] = []
        for names, evidence, defines in _all(sentence, source, note, cut, own=not start and block.line in note.heads):
            keys = set(map(key, names))
            if len(keys) < len(names) or any(keys <= other for other in seen):
                continue
            seen.append(keys)
            at = max(source.find(names[0]), 0)
            line = block.line + block.text.count("\n", 0, start + at)
            yield Mention(names, evidence, note.path, line, _cut(sentence, names[0]), defines)


def _all(sentence: str, source: str, note: _Note, cut: Cut, *, own: bool) -> Iterator[Statement]:
    """Yield definitions, then glosses of other names in the sentence. `own`: an entry begins here."""
    for each in statements(sentence):
        known = each.evidence == "topic" and _is_in(each.names[0], note.headings)
        yield each._replace(evidence="kind") if known else each
    behind = sentence if not own else sentence[_behind_head(sentence) :]
    for gloss in glosses(behind, source, note.text, cut):
        yield Statement(gloss.names, gloss.evidence, False)


def _behind_head(sentence: str) -> int:
    """Return the offset after the first parentheses of a sentence, or of its first colon."""
    end = _HEAD_END.search(sentence)
    return end.end() if end else len(sentence)


def _is_in(name: str, headings: str) -> bool:
    """Return whether a heading of the note has the name, as a word of its own where it is Latin."""
    at = headings.find(name)
    end = at + len(name)
    joined = headings[at - 1 : at].isascii() and (headings[at - 1 : at] + headings[end : end + 1]).isalnum()
    return at >= 0 and not (name.isascii() and joined)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a block with its offset; a line end counts only after a sentence end."""
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end):
            yield start, text[start : end.end()]
            start = end.end()
    if start < len(text):
        yield start, text[start:]


def _ends(text: str, start: int, sign: re.Match[str]) -> bool:
    """Return whether a sign ends a sentence: not the full stop of `e.g.` and `3.5`, nor a line end in a wrapped paragraph."""
    if sign[0] == ".":
        return bool(_STARTS.match(text, sign.end())) and not text[sign.start() - 1 : sign.start()].isupper()
    if sign[0] == "\n":
        line = text[max(start, text.rfind("\n", 0, sign.start()) + 1) : sign.start()]
        return len(line) < _SHORTEST_WRAPPED or bool(_BROKEN.search(line))
    return True


def _cut(sentence: str, name: str) -> str:
    """Return the sentence, or the part of a long one around the name."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    start = max(0, min(sentence.find(name) - LONGEST_SENTENCE // 3, len(sentence) - LONGEST_SENTENCE))
    cut = sentence[start : start + LONGEST_SENTENCE].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + LONGEST_SENTENCE < len(sentence) else ''}"
