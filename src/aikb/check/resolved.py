"""Resolve the links among the facts of all notes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from aikb.check.collection import Collection
from aikb.check.facts.fact import Fact
from aikb.check.facts.links import entry_of, link_of
from aikb.links.files import Files
from aikb.links.resolve import Resolution, Resolver
from aikb.model import Entry, Link

_PLACEHOLDER = re.compile(r"\{\{|\{%|<%")


def resolved(collection: Collection, *forms: str, everywhere: bool = False) -> Iterator[tuple[Fact, Link, Resolution]]:
    """Yield the links of these forms with where each leads, by place; those that a template fills in are left out.

    Only the links of wanted notes, unless `everywhere`.
    """
    for fact in collection.of("link"):
        if fact.key in forms and (everywhere or collection.wanted(fact.path)):
            link = link_of(fact)
            if not _PLACEHOLDER.search(link.target):
                yield fact, link, collection.once(_resolver).resolve(link)


def _resolver(collection: Collection) -> Resolver:
    @lru_cache(maxsize=1 << 12)
    def within(path: str) -> Sequence[Entry]:
        return [entry_of(fact) for fact in collection.having([path], "target")]

    def named(key: str) -> Sequence[Entry]:
        found = {}
        for fact in collection.having([key], "name"):
            for entry in within(fact.path):
                if entry.line == fact.line and not entry.rest:
                    found[entry.id] = entry
        return tuple(found.values())

    return Resolver(Files(collection.paths, collection.others), named, within)
