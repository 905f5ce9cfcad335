"""AKB214: terms that the notes name and nowhere define."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.concepts import concepts
from aikb.check.gather.names import claim, names
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.fold import key


def _across(collection: Collection) -> Iterator[Problem]:
    known = concepts(collection.root).by_key
    waiting: dict[tuple[str, int], list[str]] = {}
    defined: set[str] = set()
    for fact in collection.of("name"):
        told = claim(fact)
        if told.is_defined or not told.is_term:
            defined.add(fact.key)  # a section under the name says something of it
        elif not told.is_weak and (told.is_listed or any(key(name) in known for name in told.names)):
            waiting.setdefault((fact.path, fact.line), []).append(fact.key)
    for fact in collection.of("name"):
        if claim(fact).rank == 0 and (keys := waiting.pop((fact.path, fact.line), None)) and defined.isdisjoint(keys):
            message = f"`{fact.text}` is named as a term, and no note defines it."
            yield Problem(fact.path, fact.line, fact.column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB214",
    "undefined-entry",
    "info",
    "A term of a glossary, or one that the lexicon knows, is named, and no note says what it is.",
    bad="---\ntitle: 微调\n---\n- 低秩适配(LoRA)\n- 前缀微调(Prefix Tuning): 训练前缀。\n- 提示微调(Prompt Tuning): 训练提示。\n",
    good="---\ntitle: 微调\n---\n- 低秩适配(LoRA): 冻结权重。\n- 前缀微调(Prefix Tuning): 训练前缀。\n- 提示微调(Prompt Tuning): 训练提示。\n",
    across=_across,
    gather=(names,),
)
