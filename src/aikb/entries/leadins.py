"""Paragraphs that begin with a term: `**term**：text`, `X(Y): …`, `X(Y)是指…`."""

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
from aikb.notes.inline import unwrapped

_ENDS = re.compile(r"[。！？!?.;；:：][”\"')）*_]*\s*$")
_BREAK = re.compile(r"(?:  |\\|<br ?/?>)$")  # a line that its writer ended
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
    lines: int = 1  # of the paragraph that the gloss is taken from


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
        length = _length(lines[at : min(end, at + _LONGEST)])
        last = block.line + (at + length if at else end) - 1
        more = "\n".join(lines[at + each.lines : at + max(length, each.lines)])
        gloss = "\n".join(filter(None, (each.gloss, more))) if each.gloss else "\n\n" + "\n".join(lines[at + 1 : end])
        if behind and len(lines) == 1 and not each.gloss:
            last, gloss = behind.end_line, "\n\n" + behind.text
        yield Claim("term", each.head, block.line + at, last, gloss, each.weak)


def _find(lines: Sequence[str], place: Place, behind: Block | None) -> Iterator[tuple[int, _Found | None]]:
    """The lines that begin with a term, and what they say of it."""
    taken = 0  # lines that a term before holds
    for at, line in enumerate(lines):
        if len(line) < 4 or at < taken:
            continue
        found = _leadin(line, place)
        if not found and line.lstrip().startswith(("**", "__")):
            told = lines[at + 1] if at + 1 < len(lines) else behind.text if behind else ""
            found = _alone(line, told, place)
        found = found or _sentence(line, place, first=not at)
        if not found and (not at or _ends(lines[at - 1])):
            found = _wrapped(lines[at : at + 2], place, first=not at)
        if found:
            taken = at + found.lines
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


def _sentence(line: str, place: Place, *, first: bool) -> _Found | None:
    """`涌现能力(Emergent Abilities)是指…`, unless it tells what the heading above has named."""
    found = defined(line, strictly=not first)
    if not found or is_told_by(found.name, found.others, place.headings):
        return None
    return _Found(found.head, line[found.start :], not found.others)


def _wrapped(lines: Sequence[str], place: Place, *, first: bool) -> _Found | None:
    """What two lines say together, where the first one ends inside of a name or before its verb."""
    if len(lines) < 2 or _ends(lines[0]):
        return None
    both = unwrapped("\n".join(lines)).replace("\n", " ")
    found = _leadin(both, place) or _sentence(both, place, first=first)
    return found._replace(lines=2) if found else None


def _length(lines: Sequence[str]) -> int:
    """How many lines belong to a term: those until its sentence ends, or its writer ended a line."""
    return next((at for at, line in enumerate(lines, 1) if _ends(line)), len(lines))


def _ends(line: str) -> bool:
    return bool(_ENDS.search(line) or _BREAK.search(line))
