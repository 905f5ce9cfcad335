"""AKB202 to AKB206: links that lead nowhere, or to one of several places, and images without a description."""

import os
from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.facts.links import anchors, links, targets
from aikb.check.facts.names import names
from aikb.check.resolved import resolved
from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.links.files import below_root, without_ending
from aikb.model import Link, Problem

_MANY = 5  # places: a name of so many notes is a heading such as "Notes"


def _broken(collection: Collection) -> Iterator[Problem]:
    for fact, link, found in resolved(collection, "markdown", "image"):
        if found.status == "unresolved" and not _is_elsewhere(collection, link):
            kind = "image" if link.form == "image" else "link"
            message = f"The {kind} leads to `{link.target}`, which does not exist."
            yield Problem(fact.path, fact.line, fact.column, BROKEN.code, message, BROKEN.severity)


def _unresolved(collection: Collection) -> Iterator[Problem]:
    for fact, link, found in resolved(collection, "wiki", "embed"):
        if found.status == "unresolved" and not _is_elsewhere(collection, link):
            message = f"No note, entry or file is named `{link.target}`."
            yield Problem(fact.path, fact.line, fact.column, UNRESOLVED.code, message, UNRESOLVED.severity)


def _ambiguous(collection: Collection) -> Iterator[Problem]:
    for fact, link, found in resolved(collection, "wiki", "embed"):
        if found.status == "ambiguous" and len(found.others) <= _MANY:
            others = [other for other in found.others if other not in (found.id, found.path)]
            message = (
                f"`{link.target}` is ambiguous: {found.id or found.path}, which is used, or {', '.join(others[:3])}."
            )
            yield Problem(fact.path, fact.line, fact.column, AMBIGUOUS.code, message, AMBIGUOUS.severity)


def _lost(collection: Collection) -> Iterator[Problem]:
    for fact, _, found in resolved(collection, "wiki", "embed", "markdown"):
        if found.lost and all(anchor.text != found.lost for anchor in collection.having([found.path], "anchor")):
            message = f"{found.path} has no heading or block `{found.lost}`."
            yield Problem(fact.path, fact.line, fact.column, LOST.code, message, LOST.severity)


def _no_alt(subject: Subject) -> Iterator[Problem]:
    from aikb.links.written import links_in  # noqa: PLC0415 - markdown-it: only for notes that are read

    note = subject.note
    for link, _ in links_in(note):
        is_image = note.lines[link.line - 1].startswith("![", link.column - 1)  # one on another site is a URL
        if is_image and link.form in ("image", "url") and not link.text:
            message = "The image has no description."
            yield Problem(subject.path, link.line, link.column, NO_ALT.code, message, NO_ALT.severity)


def _is_elsewhere(collection: Collection, link: Link) -> bool:
    """Return whether the target is in a folder that is never listed, or an address below a site's root."""
    target = link.target.partition("?")[0]
    if target.startswith("/") and not (collection.root / target.lstrip("/").partition("/")[0]).exists():
        return True
    bases = (link.path.rpartition("/")[0], "", without_ending(link.path))
    paths = (below_root(base, target) for base in bases)
    return any(path is not None and _exists(collection, path) for path in paths)


def _exists(collection: Collection, path: str) -> bool:
    try:
        return os.path.lexists(collection.root / path)
    except (OSError, ValueError):
        return False


_ACROSS = (links, targets, names)
BROKEN = Rule(
    "AKB202",
    "broken-link",
    "error",
    "A link or an image leads to a file that does not exist.",
    bad="---\ntitle: LoRA\n---\n见[微调](finetuning.md)。\n",
    good="==> lora.md <==\n---\ntitle: LoRA\n---\n见[微调](finetuning.md)。\n"
    "==> finetuning.md <==\n---\ntitle: 微调\n---\n再训练。\n",
    across=_broken,
    gather=_ACROSS,
    fresh=True,
)
UNRESOLVED = Rule(
    "AKB203",
    "unresolved-wikilink",
    "warning",
    "A wikilink leads to no note, entry or file.",
    bad="---\ntitle: LoRA\n---\n见[[微调]]。\n",
    good="==> lora.md <==\n---\ntitle: LoRA\n---\n见[[微调]]。\n==> finetuning.md <==\n---\ntitle: 微调\n---\n再训练。\n",
    across=_unresolved,
    gather=_ACROSS,
    fresh=True,
)
AMBIGUOUS = Rule(
    "AKB204",
    "ambiguous-wikilink",
    "warning",
    "A wikilink matches several places equally well.",
    bad="==> a/lora.md <==\n---\ntitle: 甲\n---\n低秩。\n==> b/lora.md <==\n---\ntitle: 乙\n---\n适配。\n"
    "==> c.md <==\n---\ntitle: 丙\n---\n见[[lora]]。\n",
    good="==> a/lora.md <==\n---\ntitle: 甲\n---\n低秩。\n==> b/lora.md <==\n---\ntitle: 乙\n---\n适配。\n"
    "==> c.md <==\n---\ntitle: 丙\n---\n见[[a/lora]]。\n",
    across=_ambiguous,
    gather=_ACROSS,
    fresh=True,
)
NO_ALT = Rule(
    "AKB205",
    "missing-alt",
    "info",
    "An image has no description.",
    bad="---\ntitle: LoRA\n---\n![](https://example.org/lora.png)\n",
    good="---\ntitle: LoRA\n---\n![LoRA 的旁路](https://example.org/lora.png)\n",
    find=_no_alt,
    optional=True,
)
LOST = Rule(
    "AKB206",
    "lost-heading",
    "warning",
    "A link names a heading that its note does not have.",
    bad="---\ntitle: LoRA\n---\n见[用法](#用法)。\n\n## 训练\n\n装上。\n",
    good="---\ntitle: LoRA\n---\n见[训练](#训练)。\n\n## 训练\n\n装上。\n",
    across=_lost,
    gather=(*_ACROSS, anchors),
    fresh=True,
)
