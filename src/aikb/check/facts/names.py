"""Gather the names of a note's entries, and the titles and aliases of its front matter."""

from collections.abc import Iterator
from typing import NamedTuple

from aikb.check.facts.fact import Fact, column_of
from aikb.check.subject import Subject
from aikb.model import Entry
from aikb.names.fold import key
from aikb.notes.keys import ALIASES, OTHER_TITLES

_LISTS = ("glossary", "lingo")
_LONGEST = 100  # characters of a name that are stored
_ALIAS_KEYS = (*ALIASES, *OTHER_TITLES)


class Claim(NamedTuple):
    """What is known of the entry with a name."""

    rank: int  # of the name among the entry's names
    is_term: bool
    is_defined: bool
    is_weak: bool
    is_listed: bool  # the note is a list of terms
    names: tuple[str, ...]


def names(subject: Subject) -> Iterator[Fact]:
    """Yield a `name` for each name of each named entry; its detail is a claim."""
    for entry in subject.entries:
        if not entry.rest:
            yield from _facts(subject, entry, "name")


def waiting(subject: Subject) -> Iterator[Fact]:
    """Yield a `waiting` for each name of a term without a definition."""
    for entry in subject.entries:
        if entry.type == "term" and entry.definition is None and not entry.weak and not entry.rest:
            yield from _facts(subject, entry, "waiting")


def claim(fact: Fact) -> Claim:
    """Return the claim of a `name` or a `waiting`."""
    rank, flags, *others = fact.detail.split("\t")
    return Claim(int(rank), "t" in flags, "d" in flags, "w" in flags, "l" in flags, tuple(others))


def _facts(subject: Subject, entry: Entry, kind: str) -> Iterator[Fact]:
    for rank, name in enumerate(entry.names):
        place = (subject.path, entry.line, column_of(subject, entry, name))
        yield Fact(*place, kind, key(name), name[:_LONGEST], _detail(entry, rank))


def _detail(entry: Entry, rank: int) -> str:
    """Return a claim as text: it is read for every name of every note, and JSON is too slow for that."""
    properties = (entry.type == "term", entry.definition is not None, entry.weak, entry.kind in _LISTS)
    flags = "".join(flag for flag, holds in zip("tdwl", properties, strict=True) if holds)
    return "\t".join((str(rank), flags, *(name[:_LONGEST].replace("\t", " ") for name in entry.names)))


def titles(subject: Subject) -> Iterator[Fact]:
    """Yield a `title` and an `alias` for those of the front matter."""
    for pair in subject.pairs:
        value, name = pair.value, pair.name
        if name == "title" and value.text.strip() and value.text.strip() == subject.meta.title:
            yield Fact(subject.path, value.line, value.column, "title", key(value.text), value.text[:_LONGEST])
        if name in _ALIAS_KEYS:
            for item in value.items or (value,):
                if item.type in ("text", "line") and item.text.strip():
                    yield Fact(subject.path, item.line, item.column, "alias", key(item.text), item.text[:_LONGEST])
