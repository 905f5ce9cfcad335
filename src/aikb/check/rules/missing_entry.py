"""AKB217: a term that the notes use often and have no entry for."""

from collections.abc import Iterator
from itertools import groupby

from aikb.check.collection import Collection
from aikb.check.concepts import concepts
from aikb.check.gather.names import names
from aikb.check.gather.terms import terms
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.fold import key

_USES = 10  # in all notes
_NOTES = 3


def _across(collection: Collection) -> Iterator[Problem]:
    known = concepts(collection.root)
    entries = {fact.key for fact in collection.of("name")}
    used = sorted(collection.of("term"), key=lambda fact: (fact.key, fact.path, fact.line))
    for term, group in groupby(used, key=lambda fact: fact.key):
        uses = list(group)
        count = sum(int(fact.detail) for fact in uses)
        if count < _USES or len(uses) < _NOTES:
            continue
        others = {key(name) for concept in known.by_key.get(key(term), ()) for name in concept.names}
        if entries.isdisjoint(others | {term}):
            first = uses[0]
            message = f"`{first.text}` is used {count} times in {len(uses)} notes, and has no entry."
            yield Problem(first.path, first.line, first.column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB217",
    "missing-entry",
    "info",
    f"A term of the lexicon is used {_USES} times and more, in {_NOTES} notes and more, and has no entry.",
    bad="".join(
        f"==> {name}.md <==\n---\ntitle: {name}\n---\n梯度裁剪之前先看梯度，梯度裁剪之后再看，梯度裁剪不是学习率，梯度裁剪要试。\n"
        for name in "甲乙丙"
    ),
    good="".join(
        f"==> {name}.md <==\n---\ntitle: {name}\n---\n梯度裁剪之前先看梯度，梯度裁剪之后再看，梯度裁剪不是学习率，梯度裁剪要试。\n"
        for name in "甲乙丙"
    )
    + "==> 丁.md <==\n---\ntitle: 梯度裁剪\n---\n限制梯度的大小。\n",
    across=_across,
    gather=(names, terms),
)
