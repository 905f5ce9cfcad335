"""AKB214: terms that the notes name but never define."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.facts.fact import Fact
from aikb.check.facts.names import claim, names, waiting
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.fold import key


def _across(collection: Collection) -> Iterator[Problem]:
    facts = list(collection.of("waiting"))
    without: dict[tuple[str, int], list[str]] = {}
    for fact in facts:
        claimed = claim(fact)
        if claimed.is_listed or any(key(name) in collection.known.by_key for name in claimed.names):
            without.setdefault((fact.path, fact.line), []).append(fact.key)
    keys_of_all = {each for keys in without.values() for each in keys}
    defined = {fact.key for fact in collection.having(keys_of_all, "name") if _says_something(fact)}
    for fact in facts:
        if claim(fact).rank == 0 and (keys := without.pop((fact.path, fact.line), None)) and defined.isdisjoint(keys):
            message = f"`{fact.text}` is named as a term, but no note defines it."
            yield Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)


def _says_something(name: Fact) -> bool:
    """Return whether the entry defines the term, or is a section of that name."""
    claimed = claim(name)
    return claimed.is_defined or not claimed.is_term


RULE = Rule(
    "AKB214",
    "undefined-entry",
    "info",
    "A term of a glossary or the lexicon is named, but no note defines it.",
    bad="---\ntitle: 微调\n---\n- 低秩适配(LoRA)\n- 前缀微调(Prefix Tuning): 训练前缀。\n- 提示微调(Prompt Tuning): 训练提示。\n",
    good="---\ntitle: 微调\n---\n- 低秩适配(LoRA): 冻结权重。\n- 前缀微调(Prefix Tuning): 训练前缀。\n- 提示微调(Prompt Tuning): 训练提示。\n",
    across=_across,
    gather=(names, waiting),
)
