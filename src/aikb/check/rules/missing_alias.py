"""AKB220: a name that running text gives to a term, and the term does not have."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.facts.fact import Fact
from aikb.check.facts.names import claim, names
from aikb.check.facts.pairs import pair, pairs
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.fold import key

_SURE = ("means", "full", "initials", "marked", "recurs")


def _across(collection: Collection) -> Iterator[Problem]:
    """Yield a finding for each name without an entry, at the defined term that it is paired with."""
    pairs = list(collection.of("pair"))
    named = {fact.key: fact for fact in reversed(collection.having({fact.key for fact in pairs}, "name"))}
    offered: set[str] = set()
    for fact in pairs:
        term = next((named[each] for each in _others(fact) if each in named and claim(named[each]).is_defined), None)
        if fact.key in named or fact.key in offered or not term or not _is_sure(collection, fact, pairs):
            continue
        offered.add(fact.key)
        message = f"`{fact.text}` is a name of `{term.text}` in {fact.path}:{fact.line}, and no alias of it."
        yield Problem(term.path, term.line, term.column, RULE.code, message, RULE.severity)


def _others(fact: Fact) -> list[str]:
    """Return the keys of the names that a name is paired with."""
    return [each for each in map(key, pair(fact).names) if each != fact.key]


def _is_sure(collection: Collection, fact: Fact, pairs: list[Fact]) -> bool:
    """Return whether the evidence is enough: by itself, by the lexicon, or by a pair in another note."""
    if pair(fact).evidence in _SURE or any(collection.known.same(fact.key, each) for each in _others(fact)):
        return True
    same = (each for each in pairs if each.key == fact.key and each.path != fact.path)
    return any(not set(_others(fact)).isdisjoint(_others(each)) for each in same)


RULE = Rule(
    "AKB220",
    "missing-alias",
    "info",
    "Running text gives a defined term one more name, by which it is not found as an entry.",
    bad="==> a.md <==\n---\ntitle: 莓果大树\n---\n莓果大树是一种高树。\n\n这里种的是**莓果大树**（Great Berry Tree）。\n",
    good="==> a.md <==\n---\ntitle: 莓果大树\naliases: [Great Berry Tree]\n---\n莓果大树是一种高树。\n\n这里种的是**莓果大树**（Great Berry Tree）。\n",
    across=_across,
    gather=(names, pairs),
    optional=True,
)
