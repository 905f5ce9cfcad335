"""AKB217: a term that the notes use often without an entry for it."""

from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.facts.names import names
from aikb.check.facts.terms import terms
from aikb.check.rule import ByKey, Rule
from aikb.model import Problem

_USES = 10  # in all notes
_NOTES = 3


def _keys(collection: Collection) -> Iterable[str]:
    return collection.used("term", _NOTES, _USES)


def _find(collection: Collection, term: str) -> Iterator[Problem]:
    if collection.has("name", _related(collection, term)):
        return
    uses = collection.having([term], "term")
    count = sum(int(fact.detail) for fact in uses)
    if count >= _USES and len(uses) >= _NOTES:
        first = uses[0]
        message = f"`{first.text}` is used {count} times in {len(uses)} notes but has no entry."
        yield Problem(first.path, first.line, first.column, RULE.code, message, RULE.severity)


def _related(collection: Collection, term: str) -> Iterable[str]:
    return collection.known.related(term)


RULE = Rule(
    "AKB217",
    "missing-entry",
    "info",
    f"A term of the lexicon is used at least {_USES} times, in at least {_NOTES} notes, but has no entry.",
    bad="".join(
        f"==> {name}.md <==\n---\ntitle: {name}\n---\n梯度裁剪之前先看梯度，梯度裁剪之后再看，梯度裁剪不是学习率，梯度裁剪要试。\n"
        for name in "甲乙丙"
    ),
    good="".join(
        f"==> {name}.md <==\n---\ntitle: {name}\n---\n梯度裁剪之前先看梯度，梯度裁剪之后再看，梯度裁剪不是学习率，梯度裁剪要试。\n"
        for name in "甲乙丙"
    )
    + "==> 丁.md <==\n---\ntitle: 梯度裁剪\n---\n限制梯度的大小。\n",
    by_key=(ByKey(("term", "name"), _keys, _find, _related),),
    gather=(names, terms),
)
