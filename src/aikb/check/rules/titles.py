"""AKB211, AKB212, AKB213: titles and aliases that lead to two notes, or add nothing."""

from collections.abc import Iterable, Iterator

from aikb.check.collection import Collection
from aikb.check.facts.names import titles
from aikb.check.rule import ByKey, Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.names.fold import fold_case
from aikb.notes.keys import ALIASES
from aikb.notes.quoting import without


def _titles(collection: Collection) -> Iterable[str]:
    return collection.shared("title")


def _shared_titles(collection: Collection, key: str) -> Iterator[Problem]:
    group = collection.having([key], "title")
    for fact in group[1:]:
        message = f"{group[0].path} also has the title `{group[0].text}`; a link by title finds only one."
        yield Problem(fact.path, fact.line, fact.column, SHARED.code, message, SHARED.severity)


def _aliases(collection: Collection) -> Iterable[str]:
    return collection.shared("title", "alias")


def _taken_aliases(collection: Collection, key: str) -> Iterator[Problem]:
    group = collection.having([key], "title", "alias")
    for owner in [fact for fact in group if fact.kind == "title"][:1] or group[:1]:
        for fact in group:
            if fact.kind == "alias" and fact.path != owner.path:
                message = f"The alias `{fact.text}` is also the {owner.kind} of {owner.path}."
                yield Problem(fact.path, fact.line, fact.column, TAKEN.code, message, TAKEN.severity)


def _own_title(subject: Subject) -> Iterator[Problem]:
    title = fold_case(subject.meta.title)
    for pair in subject.pairs:
        if title and pair.name in ALIASES:
            for at, item in enumerate(pair.value.items):
                if item.type in ("text", "line") and fold_case(item.text) == title:
                    message = f"The alias `{item.text}` is the title of this note."
                    place = (subject.path, item.line, item.column)
                    yield Problem(*place, OWN.code, message, OWN.severity, without(pair.value, at))


SHARED = Rule(
    "AKB211",
    "shared-title",
    "warning",
    "Two notes have the same title.",
    bad="==> a.md <==\n---\ntitle: LoRA\n---\n低秩适配。\n==> b.md <==\n---\ntitle: LoRA\n---\n怎么训练。\n",
    good="==> a.md <==\n---\ntitle: LoRA\n---\n低秩适配。\n==> b.md <==\n---\ntitle: LoRA 训练\n---\n怎么训练。\n",
    by_key=(ByKey(("title",), _titles, _shared_titles),),
    gather=(titles,),
)
TAKEN = Rule(
    "AKB212",
    "taken-alias",
    "warning",
    "An alias is the title or an alias of another note.",
    bad="==> a.md <==\n---\ntitle: LoRA\n---\n低秩适配。\n==> b.md <==\n---\ntitle: 微调\naliases: [LoRA]\n---\n再训练。\n",
    good="==> a.md <==\n---\ntitle: LoRA\n---\n低秩适配。\n==> b.md <==\n---\ntitle: 微调\naliases: [SFT]\n---\n再训练。\n",
    by_key=(ByKey(("title", "alias"), _aliases, _taken_aliases),),
    gather=(titles,),
)
OWN = Rule(
    "AKB213",
    "alias-is-title",
    "info",
    "An alias is the title of its own note.",
    bad="---\ntitle: LoRA\naliases: [低秩适配, LoRA]\n---\n冻结权重。\n",
    good="---\ntitle: LoRA\naliases: [低秩适配]\n---\n冻结权重。\n",
    find=_own_title,
    fixable="safe",
)
