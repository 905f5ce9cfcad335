"""AKB022: a kind that differs from that of the folder."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    said = subject.meta.kind
    if said is None:
        return
    from aikb.notes.reader import kind_from_path  # noqa: PLC0415 - markdown-it: only for notes that name a kind

    of_folder = kind_from_path(subject.path)
    if of_folder in ("note", said):
        return
    pair = next(pair for pair in subject.pairs if pair.name in ("kind", "type"))
    message = f"The kind is {said}, but the note is in a folder of kind {of_folder}."
    yield Problem(subject.path, pair.value.line, pair.value.column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB022",
    "kind-against-folder",
    "warning",
    "The kind differs from that of the folder.",
    bad="==> glossary/lora.md <==\n---\ntitle: LoRA\nkind: topic\n---\n低秩适配。\n",
    good="==> glossary/lora.md <==\n---\ntitle: LoRA\nkind: glossary\n---\n低秩适配。\n",
    find=_find,
)
