"""AKB006: front matter that names no title."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem

CODE = "AKB006"


def _find(subject: Subject) -> Iterator[Problem]:
    if subject.metadata.body_line > 1 and not subject.meta.title:
        message = f"The front matter has no `title`: expected one, such as `title: {subject.note.title}`."
        yield Problem(subject.path, 1, 1, CODE, message, RULE.severity)


RULE = Rule(
    CODE,
    "missing-title",
    "error",
    "The front matter has no title.",
    bad="---\ntags: [LLM]\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags: [LLM]\n---\n低秩适配。\n",
    find=_find,
)
