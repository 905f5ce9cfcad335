"""Paragraphs that begin with a term: `**term**：text`, `X(Y): …`, `X(Y)是指…`. Knows no lists and no tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from aikb.entries.claim import Claim
from aikb.entries.context import Outline, Place
from aikb.entries.head import Headword, is_plain_name, parse
from aikb.entries.own import is_told_by
from aikb.entries.sentences import defined, may_open
from aikb.model import Block
from aikb.names.forms import defines, is_kind, is_label, tells, unnumbered
from aikb.names.parens import paired_names
from aikb.names.phrases import is_phrase

_ENDS = re.compile(r"[。！？!?.;；:：]\s*$")
_LONGEST = 20  # lines of a scraped paragraph that may belong to one term
_MAY_LEAD = re.compile(r"[:：—–]|\s-|^\*\*|^__")
_LOOKED_AT = 200  # characters
_LONGEST_PLAIN = 16  # characters of a term that a number and a colon set off
_ALONE = re.compile(
    r"\s*(?:\*\*|__)(?P<name>[^*\n]{1,80}?)(?:\*\*|__)\s*(?P<inside>[(（][^()（）\n]{1,80}[)）])?\s*[:：]?\s*"
)


class _Found(NamedTuple):
    head: str
    gloss: str
    weak: bool


def leadins(outline: Outline) -> Iterator[Claim]:
    """The terms that paragraphs begin with, and lines of a paragraph as scraped pages have them."""
    end = (Block("rule", 0, 0), Place())
    for (block, place), (behind, beside) in pairwise((*outline.places, end)):
        if block.type == "paragraph":
            yield from _in_paragraph(block, place, behind if beside is place else None)


def _in_paragraph(block: Block, place: Place, behind: Block | None) -> Iterator[Claim]:
    lines = block.text.split("\n")
    behind = behind if behind and behind.type == "paragraph" else None
    found = list(_find(lines, place, behind))
    for (at, each), (end, _) in pairwise((*found, (len(lines), None))):
        assert each
        last = block.line + min(end, at + _length(lines[at : at + _LONGEST]) if at else end) - 1
        gloss = each.gloss or "\n\n" + "\n".join(lines[at + 1 : end])
        if behind and len(lines) == 1 and not each.gloss:
            last, gloss = behind.end_line, "\n\n" + behind.text
        yield Claim("term", each.head, block.line + at, last, gloss, each.weak)


def _find(lines: Sequence[str], place: Place, behind: Block | None) -> Iterator[tuple[int, _Found | None]]:
    """The lines that begin with a term, and what they say of it."""
    for at, line in enumerate(lines):
        if len(line) < 4:
            continue
        found = _leadin(line, place)
        if not found and line.lstrip().startswith(("**", "__")):
            told = lines[at + 1] if at + 1 < len(lines) else behind.text if behind else ""
            found = _alone(line, told, place)
        if found := found or _sentence(lines[at:], place, first=not at):
            yield at, found


def _leadin(line: str, place: Place) -> _Found | None:
    """`**term**：text`, and without stars where names are paired or the text says that it defines."""
    word = parse(line) if _MAY_LEAD.search(line, 0, _LOOKED_AT) else None
    if not word or not word.gloss or not (word.colon or word.bold) or is_label(word.name):
        return None
    others = paired_names(word.name, word.inside) if word.paired else ()
    if is_phrase(word.name) or is_told_by(word.name, others, place.headings):
        return None
    if word.paired:
        return _Found(word.head, word.gloss, not word.bold and not place.glossary)
    sure = (place.glossary and word.bold) or (_is_defined(word) and (word.bold or may_open(word.name)))
    if sure and is_plain_name(word):
        return _Found(word.head, word.gloss, not place.glossary)
    listed = place.sure and unnumbered(line) != line and is_plain_name(word) and len(word.name) <= _LONGEST_PLAIN
    return _Found(word.head, word.gloss, True) if listed else None


def _is_defined(word: Headword) -> bool:
    """Whether the text behind the colon defines; without stars only if it repeats the name or says what kind it is."""
    return defines(word.name, word.gloss) if word.bold else tells(word.name, word.gloss) or is_kind(word.gloss)


def _alone(line: str, told: str, place: Place) -> _Found | None:
    """`**term**` on a line of its own, and what it means on the next: in a glossary, or with paired names."""
    match = _ALONE.fullmatch(line) if told.strip() and not _ALONE.match(told) else None
    word = parse(match["name"] + (match["inside"] or "")) if match else None
    if not word or not is_plain_name(word) or not (place.glossary or word.paired):
        return None
    return _Found(word.head, "", not (place.glossary or word.paired))


def _sentence(lines: Sequence[str], place: Place, *, first: bool) -> _Found | None:
    """`涌现能力(Emergent Abilities)是指…`, to the line where it ends, unless the heading above has named it."""
    line = lines[0]
    found = defined(line, strictly=not first)
    if not found or is_told_by(found.name, found.others, place.headings):
        return None
    told = "\n".join((line[found.start :], *lines[1 : _length(lines[:_LONGEST])]))
    return _Found(found.head, told, not found.others)


def _length(lines: Sequence[str]) -> int:
    """How many lines of a paragraph belong to a term that does not open it: those until its sentence ends."""
    return next((at for at, line in enumerate(lines, 1) if _ENDS.search(line)), len(lines))
