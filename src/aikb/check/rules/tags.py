"""AKB014, AKB015, AKB016: tags that are empty, duplicates, or not among those that notes may have."""

from collections.abc import Iterator, Sequence

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.names.edit_distance import nearest
from aikb.names.fold import key
from aikb.notes.keys import ALIASES, CATEGORIES, TAGS
from aikb.notes.metadata import Pair, Value
from aikb.notes.quoting import plain_or_quoted, replace, without

_LIST_KEYS = (*TAGS, *CATEGORIES, *ALIASES)


def _lists(subject: Subject, names: Sequence[str]) -> Iterator[Pair]:
    for pair in subject.pairs:
        if pair.value.type == "list" and pair.name in names:
            yield pair


def _empty(subject: Subject) -> Iterator[Problem]:
    for pair in _lists(subject, _LIST_KEYS):
        for at, item in enumerate(pair.value.items):
            if item.type == "null" or (item.type == "text" and not item.text.strip(" \t#")):
                message = f"An item of {pair.key} is empty."
                place = (subject.path, item.line, item.column)
                yield Problem(*place, EMPTY.code, message, EMPTY.severity, without(pair.value, at))


def _duplicate(subject: Subject) -> Iterator[Problem]:
    for pair in _lists(subject, TAGS):
        seen: dict[str, str] = {}
        for at, item in enumerate(pair.value.items):
            tag = _tag(item)
            is_again = key(tag) in seen
            first = seen.setdefault(key(tag), tag)
            if tag and is_again:
                message = f"The tag `{tag}` is already in this list" + ("." if first == tag else f", as `{first}`.")
                place = (subject.path, item.line, item.column)
                yield Problem(*place, DUPLICATE.code, message, DUPLICATE.severity, without(pair.value, at))


def _not_allowed(subject: Subject) -> Iterator[Problem]:
    allowed = subject.config.tags
    if not allowed:
        return
    by_key = {key(tag): tag for tag in allowed}
    for pair in _lists(subject, TAGS):
        for item in pair.value.items:
            tag = _tag(item)
            if not tag or tag in allowed:
                continue
            same = by_key.get(key(tag), "")
            meant = same or nearest(tag.lower(), [each.lower() for each in allowed])
            meant = next((each for each in allowed if each.lower() == meant.lower()), "") if meant else ""
            message = f"The tag `{tag}` is not in the list of the settings" + (
                f"; did you mean `{meant}`?" if meant else "."
            )
            edits = replace(item, plain_or_quoted(meant)) if meant else ()
            place = (subject.path, item.line, item.column)
            yield Problem(*place, NOT_ALLOWED.code, message, NOT_ALLOWED.severity, edits, safe=bool(same))


def _tag(item: Value) -> str:
    return item.text.strip().lstrip("#").strip() if item.type not in ("list", "map", "null") else ""


EMPTY = Rule(
    "AKB014",
    "empty-item",
    "warning",
    "An empty item among the tags or aliases.",
    bad="---\ntitle: LoRA\ntags:\n  - LLM\n  -\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags:\n  - LLM\n---\n低秩适配。\n",
    find=_empty,
    fixable="safe",
)
DUPLICATE = Rule(
    "AKB015",
    "duplicate-tag",
    "warning",
    "A tag is in a note twice, whatever its case, width or number.",
    bad="---\ntitle: LoRA\ntags: [LLM, 微调, llm]\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags: [LLM, 微调]\n---\n低秩适配。\n",
    find=_duplicate,
    fixable="safe",
)
NOT_ALLOWED = Rule(
    "AKB016",
    "unlisted-tag",
    "error",
    "A tag that is not in the `tags` of the settings.",
    bad='==> aikb.toml <==\n[check]\ntags = ["training", "RAG"]\n==> note.md <==\n---\ntitle: LoRA\ntags: [trainign]\n---\n低秩适配。\n',
    good='==> aikb.toml <==\n[check]\ntags = ["training", "RAG"]\n==> note.md <==\n---\ntitle: LoRA\ntags: [training]\n---\n低秩适配。\n',
    find=_not_allowed,
    fixable="unsafe",
)
