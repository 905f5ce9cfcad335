"""AKB219: a term without links to it."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.facts.links import entry_of, links, targets
from aikb.check.facts.names import claim, names
from aikb.check.resolved import resolved
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.names.fold import key


def _across(collection: Collection) -> Iterator[Problem]:
    linked: set[str] = set()
    for _, link, found in resolved(collection, "wiki", "embed", "tag", "markdown", everywhere=True):
        linked |= {found.id, key(link.target)}  # its name too, if another note of that name is nearer
    for path in filter(collection.wanted, collection.paths):
        claims = ((fact.line, claim(fact)) for fact in collection.within(path, "name"))
        terms = {line for line, claimed in claims if claimed.is_term and claimed.is_defined and not claimed.is_weak}
        for fact in collection.within(path, "target") if terms else ():
            entry = entry_of(fact)
            if fact.line in terms and linked.isdisjoint({entry.id, *map(key, entry.names)}):
                message = f"No link leads to `{fact.text}`."
                yield Problem(path, fact.line, fact.column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB219",
    "orphan-entry",
    "info",
    "No link leads to a term.",
    bad="---\ntitle: 微调\n---\n- 低秩适配(LoRA): 冻结权重。\n- 前缀微调(Prefix Tuning): 训练前缀，比[[LoRA]]早。\n",
    good="---\ntitle: 微调\n---\n- 低秩适配(LoRA): 冻结权重，比[[Prefix Tuning]]晚。\n"
    "- 前缀微调(Prefix Tuning): 训练前缀，比[[LoRA]]早。\n",
    across=_across,
    gather=(links, targets, names),
    optional=True,
    fresh=True,
)
