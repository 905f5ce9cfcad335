"""AKB210: one name for two things, as far as their other names show; an abbreviation may be short for several."""

import re
from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.concepts import Concepts
from aikb.check.facts.fact import Fact
from aikb.check.facts.names import claim, names
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem
from aikb.names.edit_distance import is_slip
from aikb.names.fold import has_han, key, language

_LATIN = re.compile(r"[A-Za-z]+")
_MOST_CAPITALS = 5  # of an abbreviation that several things may have


def _keys(collection: Collection) -> Iterable[str]:
    return collection.shared("name")


def _find(collection: Collection, key: str) -> Iterator[Problem]:
    group = [fact for fact in collection.having([key], "name") if _counts(fact)]
    if len(group) > 1:
        yield from _conflicts(group, collection.known)


def _counts(fact: Fact) -> bool:
    claimed = claim(fact)
    is_own = claimed.is_term and claimed.is_defined and not claimed.is_weak and len(claimed.names) > 1
    return is_own and not _may_be_shared(fact.text)


def _may_be_shared(name: str) -> bool:
    """Return whether the name is an abbreviation of two to five capitals: DP, mAP and ReFT, not Sana."""
    capitals = sum(map(str.isupper, name))
    return bool(_LATIN.fullmatch(name)) and 1 < capitals <= _MOST_CAPITALS and len(name) < 2 * capitals


def _conflicts(group: list[Fact], known: Concepts) -> Iterator[Problem]:
    """Compare each entry with the first: they differ if both have a name in one language, and not the same."""
    for fact in group[1:]:
        first = group[0]
        if _bare(fact.text) != _bare(first.text):  # VITS is not the plural of ViT
            continue
        if has_han(fact.text) and claim(fact).rank and claim(first).rank:  # the thing it belongs to: 李白（名人传记）
            continue
        for one, other in _pairs(first, fact):
            if _differ(key(one), key(other), known):
                message = (
                    f"`{fact.text}` is `{other}` here and `{one}` in {first.path}:{first.line}: "
                    "two things, or two translations of one?"
                )
                yield Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)
                break


def _pairs(first: Fact, second: Fact) -> Iterator[tuple[str, str]]:
    """Return the first other names of both in each language; none if they share a name besides this one."""
    mine, theirs = ([name for name in claim(fact).names if key(name) != fact.key] for fact in (first, second))
    keys, others = set(map(key, mine)), set(map(key, theirs))
    if keys & others or any(fact.key in name for fact in (first, second) for name in keys | others):
        return  # `AI` of generative AI is part of its name
    for each in ("zh", "en"):
        one = next((name for name in mine if _is_informative(name, each)), "")
        other = next((name for name in theirs if _is_informative(name, each)), "")
        if one and other:
            yield one, other


def _is_informative(name: str, wanted: str) -> bool:
    """Return whether the name is informative in this language: not one character, not an abbreviation."""
    return language(name) == wanted and len(name) > 1 and (wanted == "zh" or (len(name) > 3 and not name.isupper()))


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _differ(one: str, other: str, known: Concepts) -> bool:
    """Return whether two keys are not spellings of one name; what the lexicon knows is no news."""
    if one in other or other in one or known.same(one, other) or is_slip(one, other):
        return False
    return not (one in known.by_key and other in known.by_key)


RULE = Rule(
    "AKB210",
    "name-conflict",
    "warning",
    "Two entries share a name that is no abbreviation, but differ in another name of one language.",
    bad="==> a.md <==\n---\ntitle: 甲\n---\n- Rowan(红点网络): 一种网络。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n- Rowan(绿线网络): 一种网络，提出候选框。\n",
    good="==> a.md <==\n---\ntitle: 甲\n---\n- Rowan(红点网络): 一种网络。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n- Hazel(绿线网络): 一种网络，提出候选框。\n",
    by_key=(ByKey(("name",), _keys, _find),),
    gather=(names,),
)
