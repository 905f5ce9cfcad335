"""AKB215: one concept under several Chinese names in running text."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.fact import Fact
from aikb.check.gather.terms import terms
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.concepts import Concept
from aikb.names.fold import has_han

_OFTENER = 3  # times: only then one of two names is the usual one


def _across(collection: Collection) -> Iterator[Problem]:
    known = collection.known
    used: dict[Concept, dict[str, list[Fact]]] = {}
    for fact in collection.of("term"):
        meant = known.by_key.get(fact.key, [])
        if has_han(fact.text) and len(meant) == 1:  # a name of two concepts says nothing of either
            used.setdefault(meant[0], {}).setdefault(fact.key, []).append(fact)
    for names in used.values():
        if len(names) > 1:
            yield from _others(names)


def _others(names: dict[str, list[Fact]]) -> Iterator[Problem]:
    """Each name but the most used one, where each note first has it."""
    counts = {name: sum(int(fact.detail) for fact in facts) for name, facts in names.items()}
    usual = max(counts, key=lambda name: (counts[name], -len(name), name))
    for name, facts in names.items():
        is_form = name in usual or usual in name  # a longer one of one name
        if is_form or counts[usual] < _OFTENER * counts[name]:
            continue
        for fact in facts:
            message = f"`{fact.text}` is called `{usual}` elsewhere ({counts[usual]} times, against {counts[name]})."
            yield Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB215",
    "mixed-translations",
    "info",
    "One concept stands under two Chinese names in running text.",
    bad="==> a.md <==\n---\ntitle: 甲\n---\n语音识别要声学模型，语音识别也要数据，语音识别最要时间。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n语音转文字要标签。\n",
    good="==> a.md <==\n---\ntitle: 甲\n---\n语音识别要声学模型，语音识别也要数据，语音识别最要时间。\n"
    "==> b.md <==\n---\ntitle: 乙\n---\n语音识别要标签。\n",
    across=_across,
    gather=(terms,),
    optional=True,
)
