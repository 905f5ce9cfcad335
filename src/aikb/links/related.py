"""Rank the entries that are related to a given one.

Seven signs that two entries belong together, each between 0 and 1, weighted. The weights are those that predict best
which links the authors of the notes have written: `scripts/bench/related.py` measures them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from aikb.names.fold import has_han, key

LEAST_EVIDENCE = 0.5  # of the weighted signs; below it a list would go on with whatever has a neighbour in common
_LEAST_SHARED = 2  # characters of a name inside another one

# Mentions count for more than they would where links are written, as they carry collections in which none are.
WEIGHTS: Mapping[str, float] = {
    "links": 3.0,
    "mentions": 1.0,
    "names": 2.0,
    "text": 1.5,
    "company": 1.0,
    "tags": 0.2,
    "note": 0.3,
}


class Profile(NamedTuple):
    """An entry as `Relations` compares it: names, tag keys, and the ids of linked and mentioned entries."""

    id: str
    path: str
    names: tuple[str, ...]
    tags: frozenset[str]
    linked: frozenset[str]
    mentioned: frozenset[str]


class Likeness(NamedTuple):
    """A related entry: its score, and how much each sign adds to it."""

    id: str
    score: float
    parts: Mapping[str, float]


class Relations:
    """The profiles of all entries, prepared for comparison."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)
        uses = Counter(other for each in self.profiles for other in each.linked | each.mentioned)
        size = len(self.profiles) + 1
        self._rarity = {other: log(size / count) for other, count in uses.items()}
        self._sources: dict[str, set[str]] = {}
        for each in self.profiles:
            for other in each.linked | each.mentioned:
                self._sources.setdefault(other, set()).add(each.id)

    def related(self, wanted: Profile, weights: Mapping[str, float] = WEIGHTS) -> list[Likeness]:
        """Return the entries that have anything in common with this one, nearest first."""
        found = (self._likeness(wanted, other, weights) for other in self.profiles if other.id != wanted.id)
        return sorted((each for each in found if each.score > 0), key=lambda each: (-each.score, each.id))

    def _likeness(self, wanted: Profile, other: Profile, weights: Mapping[str, float]) -> Likeness:
        parts = {name: weights[name] * sign for name, sign in self.signs(wanted, other).items() if sign}
        # To be in one note, or to carry its tags, relates nothing by itself; nor does a trace of anything else.
        evidence = sum(value for name, value in parts.items() if name not in ("note", "tags"))
        total = sum(parts.values()) if evidence >= LEAST_EVIDENCE else 0.0
        return Likeness(other.id, round(total, 4), {name: round(value, 4) for name, value in parts.items()})

    def signs(self, wanted: Profile, other: Profile) -> dict[str, float]:
        """Return the strength of each sign that two entries are related."""
        return {
            "links": ((other.id in wanted.linked) + (wanted.id in other.linked)) / 2,
            "mentions": ((other.id in wanted.mentioned) + (wanted.id in other.mentioned)) / 2,
            "names": _shared_name(wanted.names, other.names),
            "text": self._shared_neighbours(wanted, other),
            "company": self._shared_sources(wanted.id, other.id),
            "tags": _overlap(wanted.tags, other.tags),
            "note": float(wanted.path == other.path),
        }

    def _shared_neighbours(self, wanted: Profile, other: Profile) -> float:
        """Return the cosine of what two entries link to and mention; rare targets count more."""
        mine, its = wanted.linked | wanted.mentioned, other.linked | other.mentioned
        shared = mine & its
        if not shared:
            return 0.0
        return self._weight(shared) / sqrt(self._weight(mine) * self._weight(its))

    def _shared_sources(self, wanted: str, other: str) -> float:
        """Return the cosine of the entries that link to or mention the two."""
        mine, its = self._sources.get(wanted, set()), self._sources.get(other, set())
        return len(mine & its) / sqrt(len(mine) * len(its)) if mine and its else 0.0

    def _weight(self, ids: Iterable[str]) -> float:
        return sum(self._rarity[each] ** 2 for each in ids) or 1.0


def _shared_name(mine: Sequence[str], its: Sequence[str]) -> float:
    """Return the share of a name that another one fills: 0.8 for LoRA in QLoRA."""
    best = 0.0
    for name in mine:
        for other in its:
            short, long = sorted((name, other), key=lambda each: len(key(each)))
            size = len(key(short)) / max(len(key(long)), 1)
            if size > best and holds_name(long, short):
                best = size
    return best


def holds_name(long: str, short: str) -> bool:
    """Return whether a name contains another: two Han characters, a whole word, or capitals in a word (QLoRA, LoRA).

    MLA is no part of `machine learning algorithm`, though it contains the letters once the spaces are gone.
    """
    if len(key(short)) < _LEAST_SHARED or key(short) not in key(long):
        return False
    if has_han(short):
        return True
    if (
        len(short) > _LEAST_SHARED
        and sum(map(str.isupper, short)) > 1
        and re.search(rf"{re.escape(short)}(?![A-Z]\b)", long)
    ):
        return True
    return bool(re.search(rf"(?<![a-z0-9]){re.escape(short)}(?![a-z0-9])", long, re.IGNORECASE))


def _overlap(mine: frozenset[str], its: frozenset[str]) -> float:
    return len(mine & its) / len(mine | its) if mine and its else 0.0
