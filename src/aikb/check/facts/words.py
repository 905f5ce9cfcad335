"""Gather the Latin words of a note's running text."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from aikb.check.facts.fact import Fact
from aikb.check.subject import Subject
from aikb.links.everyday import ENGLISH
from aikb.links.visible_prose import running
from aikb.names.fold import has_han, key

# Beside signs of addresses, paths and code it is not a word.
_WORD = re.compile(
    r"(?<![A-Za-z0-9_./@#$\\-])[A-Za-z][A-Za-z0-9]*(?:[-‑][A-Za-z0-9]+)*(?![A-Za-z0-9_@$\\(/-]|\.[A-Za-z0-9])"
)
_BESIDE = 12  # characters: a Latin word this close to Chinese is a term in it, one further away part of a sentence
_CASED = re.compile(r"[A-Za-z0-9-]*(?:[A-Za-z0-9-][A-Z]|\d)[A-Za-z0-9-]*")
_PLAIN = ENGLISH | {"todo"}  # in any case


class Word(NamedTuple):
    """A word of running text, the number of its uses in a note, its first place, and whether that is in Chinese."""

    text: str
    uses: int
    line: int
    column: int
    in_chinese: bool


@lru_cache(maxsize=1)
def prose_of(subject: Subject) -> tuple[str, str]:
    """Return the text of a note after its front matter, and the same with everything blanked that is not prose."""
    note = subject.note
    body = "\n".join(note.lines[note.body_line - 1 :])
    return body, running(body)


@lru_cache(maxsize=1)
def latin_words(subject: Subject) -> list[Word]:
    """Return the Latin words of the running text, by first place."""
    note, (body, prose) = subject.note, prose_of(subject)
    uses = Counter(match[0] for match in _WORD.finditer(prose))
    found, line, start = [], note.body_line, 0
    first: dict[str, re.Match[str]] = {}
    for match in _WORD.finditer(prose):
        first.setdefault(match[0], match)
    for text, match in first.items():
        line += body.count("\n", start, match.start())
        start = match.start()
        column = start - body.rfind("\n", 0, start)
        whole = note.lines[line - 1]
        beside = whole[max(column - 1 - _BESIDE, 0) : column - 1 + len(text) + _BESIDE]
        found.append(Word(text, uses[text], line, column, has_han(beside)))
    return found


def words(subject: Subject) -> Iterator[Fact]:
    """Yield a `word` for each word with a capital, but for everyday words at the start of a sentence, with its uses."""
    for word in latin_words(subject):
        if not word.text.islower() and (_CASED.fullmatch(word.text) or word.text.lower() not in _PLAIN):
            yield Fact(subject.path, word.line, word.column, "word", key(word.text), word.text, str(word.uses))
