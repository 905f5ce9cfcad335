"""Find other names for what was typed: those that the notes pair, then those of the lexicon; never in chains."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from aikb.model import Entry
from aikb.names.concepts import Concept
from aikb.names.fold import key
from aikb.names.same_thing import Named, is_abbreviation, is_same
from aikb.query.index import Index
from aikb.query.mentions import paired_names
from aikb.query.parse import Group, Query, only_word
from aikb.query.stopwords import STOP_WORDS

LONGEST_SPAN = 4  # words that may be one name together: `retrieval augmented generation model`
MOST_NAMES = 8
LONGEST_NAME = 40  # characters; a longer name is a heading's sentence
_SENTENCE = re.compile(r"[？?。！!，,]|什么|如何|怎么|为何|哪些")


class Expansion(NamedTuple):
    """Groups `start` to `end` (exclusive) of a query that are one name, and its other names."""

    start: int
    end: int
    names: tuple[str, ...]


def expansions(index: Index, query: Query) -> Iterator[Expansion]:
    """Yield the expansions of a query, longest names first, without overlap."""
    at = 0
    while at < len(query.groups):
        found = next(_spans(index, query, at), None)
        if found:
            yield found
        at = found.end if found else at + 1


def other_names(index: Index, name: str) -> tuple[str, ...]:
    """Return the other names of what has this name, as written, without duplicates; the notes' own pairs first."""
    wanted = key(name)
    names = _paired(index, wanted)
    for concept in lexicon_names(index, name, names):
        for other in concept:
            names.setdefault(key(other), other)
    names.pop(wanted, None)
    own = (name, *names.values())
    kept = (other for other in names.values() if not _leads_astray(index, name, other, own))
    return tuple(filter(index.holds, kept))[:MOST_NAMES]  # a name that does not occur finds nothing


def is_same_thing(index: Index, entry: Entry, concept: Sequence[str]) -> bool:
    """Return whether an entry is the same thing as a concept of the lexicon; see `names.same_thing`."""
    text = " ".join((entry.definition or "", entry.note, *entry.tags, *entry.heading))
    return is_same(Named(entry.names, text), concept, partial(_namesakes, index))


def _namesakes(index: Index, name: str) -> int:
    """Return how many concepts of the lexicon have the name; mixed case must match as written."""
    return len(concepts_of(index, name))


def _leads_astray(index: Index, name: str, other: str, own: Sequence[str]) -> bool:
    """Return whether another name, an abbreviation, means something else in these notes: 遗传算法 as GA finds ads."""
    if not is_abbreviation(other) or is_abbreviation(name):
        return False
    called = index.catalog.entries([found.uid for found in index.catalog.named([key(other)])])
    return not all(is_same_thing(index, entry, own) for entry in called.values())


def lexicon_names(index: Index, name: str, paired: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the lexicon's names of each concept with that name; `paired` are the names in the notes, by key.

    If the notes pair the name with others, their meaning counts: a concept that is not the same thing is left out.
    """
    concepts = [concept.names for concept in concepts_of(index, name)]
    if len(paired) < 2:
        return concepts
    named = Named(tuple(paired.values()))
    return [names for names in concepts if is_same(named, names, partial(_namesakes, index))]


def concepts_of(index: Index, name: str) -> list[Concept]:
    """Return the concepts with a name; only those with this spelling if its case is mixed: LoRA is not LoRa."""
    concepts = index.lexicon.concepts(key(name))
    return [concept for concept in concepts if name in concept.names] or concepts


def _paired(index: Index, wanted: str) -> dict[str, str]:
    """Return key → name of the entries with the wanted key, without sentences, and of names paired in running text."""
    uids = [found.uid for found in index.catalog.named([wanted])]
    names: dict[str, str] = {}
    for entry in index.catalog.entries(uids).values():
        for other in entry.names:
            if len(other) <= LONGEST_NAME and not _SENTENCE.search(other):
                names.setdefault(key(other), other)
    for folded, other in paired_names(index, wanted).items():
        names.setdefault(folded, other)
    return names


def _spans(index: Index, query: Query, start: int) -> Iterator[Expansion]:
    for end in range(min(len(query.groups), start + LONGEST_SPAN), start, -1):
        typed = as_name(query.groups[start:end])
        names = other_names(index, typed) if typed and typed.casefold() not in STOP_WORDS else ()
        if names:
            yield Expansion(start, end, names)


def as_name(groups: Sequence[Group]) -> str:
    """Return the words of these groups as one name; empty if one of them is more than a plain word."""
    words = [only_word(group) for group in groups]
    plain = [word.text for word in words if word and not (word.phrase or word.prefix or word.in_name)]
    return " ".join(plain) if len(plain) == len(words) else ""
