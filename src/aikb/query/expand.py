"""Other names for what was typed: those that the notes pair, then those that the lexicon knows; never through chains."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from aikb.names.fold import key
from aikb.query.index import Index
from aikb.query.parse import Group, Query, only_word
from aikb.query.stopwords import STOP_WORDS

LONGEST_SPAN = 4  # words that may be one name together: `retrieval augmented generation model`
MOST_NAMES = 8
LONGEST_NAME = 40  # characters; a longer name is a heading's sentence
_SENTENCE = re.compile(r"[？?。！!，,]|什么|如何|怎么|为何|哪些")


class Expansion(NamedTuple):
    """Groups `start` to `end` (exclusive) of a query are one name, whose other names are these."""

    start: int
    end: int
    names: tuple[str, ...]


def expansions(index: Index, query: Query) -> Iterator[Expansion]:
    """The expansions of a query, longest names first, none overlapping."""
    at = 0
    while at < len(query.groups):
        found = next(_spans(index, query, at), None)
        if found:
            yield found
        at = found.end if found else at + 1


def other_names(index: Index, name: str) -> tuple[str, ...]:
    """The other names of what goes by this name, as written, each once; the notes' own pairs first."""
    wanted = key(name)
    names = _paired(index, wanted)
    for concept in lexicon_names(index, name, names):
        for other in concept:
            names.setdefault(key(other), other)
    names.pop(wanted, None)
    shared = len(index.lexicon.concepts(wanted)) > 1
    own = {wanted, *names}
    kept = (other for each, other in names.items() if shared or not _leads_astray(index, each, own))
    return tuple(filter(index.holds, kept))[:MOST_NAMES]  # what stands nowhere finds nothing


def is_another(index: Index, names: set[str], own: set[str]) -> bool:
    """Whether only names of several things join an entry to what has `own` names, and its others are another thing's."""
    if any(len(index.lexicon.concepts(name)) == 1 for name in names & own):
        return False
    return any(index.lexicon.concepts(name) for name in names - own)


def _leads_astray(index: Index, shared: str, own: set[str]) -> bool:
    """Whether a name of several things is that of another one in the notes: from 贝叶斯网络, BN leads to BatchNorm."""
    if len(index.lexicon.concepts(shared)) < 2:
        return False
    called = index.catalog.entries([found.uid for found in index.catalog.named([shared])])
    return any(is_another(index, set(map(key, entry.names)), own) for entry in called.values())


def lexicon_names(index: Index, name: str, paired: Collection[str]) -> list[tuple[str, ...]]:
    """The names that the lexicon gives to each concept called so; `paired` are the keys that the notes give it.

    Where the notes pair the name with others, theirs is the meaning: a concept that shares none of these is another.
    Else one that is written just as typed goes before its namesakes: LoRA is no LoRa.
    """
    wanted = key(name)
    concepts = [concept.names for concept in index.lexicon.concepts(wanted)]
    if len(paired) < 2:
        return [names for names in concepts if name in names] or concepts
    return [names for names in concepts if any(key(other) in paired and key(other) != wanted for other in names)]


def _paired(index: Index, wanted: str) -> dict[str, str]:
    """Key → name of the entries that go by the wanted key, their sentences left out."""
    uids = [found.uid for found in index.catalog.named([wanted])]
    names: dict[str, str] = {}
    for entry in index.catalog.entries(uids).values():
        for other in entry.names:
            if len(other) <= LONGEST_NAME and not _SENTENCE.search(other):
                names.setdefault(key(other), other)
    return names


def _spans(index: Index, query: Query, start: int) -> Iterator[Expansion]:
    for end in range(min(len(query.groups), start + LONGEST_SPAN), start, -1):
        typed = as_name(query.groups[start:end])
        names = other_names(index, typed) if typed and typed.casefold() not in STOP_WORDS else ()
        if names:
            yield Expansion(start, end, names)


def as_name(groups: Sequence[Group]) -> str:
    """The words of these groups as one name; nothing when one of them is more than a plain word."""
    words = [only_word(group) for group in groups]
    plain = [word.text for word in words if word and not (word.phrase or word.prefix or word.in_name)]
    return " ".join(plain) if len(plain) == len(words) else ""
