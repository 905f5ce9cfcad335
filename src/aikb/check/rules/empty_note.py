"""AKB107: a note without text."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem


def _find(subject: Subject) -> Iterator[Problem]:
    body = subject.lines[subject.metadata.body_line - 1 :]
    if not any(line.strip() for line in body):
        message = "The note has no text after its front matter." if subject.pairs else "The note is empty."
        yield Problem(subject.path, max(len(subject.lines), 1), 1, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB107",
    "empty-note",
    "warning",
    "The note has no text.",
    bad="---\ntitle: LoRA\n---\n",
    good="---\ntitle: LoRA\n---\n低秩适配。\n",
    find=_find,
)
