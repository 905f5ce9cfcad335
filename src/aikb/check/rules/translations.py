"""AKB215: one concept under several Chinese names in running text."""

from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.facts.terms import terms
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem
from aikb.names.concepts import Concept
from aikb.names.fold import has_han

_OFTENER = 3  # times as often: only then one of two names is the usual one


def _keys(collection: Collection) -> Iterable[str]:
    """Return the keys of names of one concept of which the notes use several."""
    used: dict[Concept, list[str]] = {}
    for key in collection.counts("term"):
        if concept := _meant(collection, key):
            used.setdefault(concept, []).append(key)
    return (key for keys in used.values() if len(keys) > 1 for key in keys)


def _find(collection: Collection, key: str) -> Iterator[Problem]:
    """Find every use of a name, if another one is the usual one."""
    concept = _meant(collection, key)
    if not concept:
        return
    names = (each for each in collection.known.related(key) if _meant(collection, each) == concept)
    counts = {name: count for name in names if (count := sum(collection.sums("term", name).values()))}
    usual = max(counts, key=lambda name: (counts[name], -len(name), name), default=key)
    is_form = key in usual or usual in key  # a longer form of the name
    if is_form or counts[usual] < _OFTENER * counts.get(key, 0):
        return
    for fact in collection.having([key], "term"):
        message = f"`{fact.text}` is called `{usual}` elsewhere ({counts[usual]} times, against {counts[key]})."
        yield Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)


def _meant(collection: Collection, key: str) -> Concept | None:
    """Return the concept that a Chinese name means, if it is only one."""
    found = collection.known.by_key.get(key, ())
    return found[0] if len(found) == 1 and has_han(key) else None


def _related(collection: Collection, key: str) -> Iterable[str]:
    return collection.known.related(key)


RULE = Rule(
    "AKB215",
    "mixed-translations",
    "info",
    "Running text uses two Chinese names for one concept.",
    bad="==> a.md <==\n---\ntitle: 甲\n---\n语音识别要声学模型，语音识别也要数据，语音识别最要时间。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n语音转文字要标签。\n",
    good="==> a.md <==\n---\ntitle: 甲\n---\n语音识别要声学模型，语音识别也要数据，语音识别最要时间。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n语音识别要标签。\n",
    by_key=(ByKey(("term",), _keys, _find, _related),),
    gather=(terms,),
    optional=True,
)
