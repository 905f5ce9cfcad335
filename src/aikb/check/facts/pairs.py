"""Gather the names that running text pairs."""

from collections.abc import Iterator
from typing import NamedTuple, get_args

from aikb.check.facts.fact import Fact
from aikb.check.subject import Subject
from aikb.model import Evidence
from aikb.names.fold import key

_ALONE = ("topic", "kind")  # a sentence about one name


class Pair(NamedTuple):
    """Names for one thing in a sentence, with the evidence."""

    evidence: Evidence
    names: tuple[str, ...]


def pairs(subject: Subject) -> Iterator[Fact]:
    """Yield a `pair` for each name of each mention that pairs it with others; its detail is a pair."""
    from aikb.entries.mentions import mentions  # noqa: PLC0415 - markdown-it: only for notes that are read

    for mention in mentions(subject.note, subject.entries, subject.cut):
        if len(mention.names) > 1 and mention.evidence not in _ALONE:
            detail = "\t".join((mention.evidence, *mention.names))
            for name in mention.names:
                yield Fact(subject.path, mention.line, 1, "pair", key(name), name, detail)


def pair(fact: Fact) -> Pair:
    """Return the pair of a `pair`."""
    evidence, *names = fact.detail.split("\t")
    return Pair(next(each for each in get_args(Evidence) if each == evidence), tuple(names))
