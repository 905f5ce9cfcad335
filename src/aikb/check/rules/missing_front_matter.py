"""AKB001: a note without metadata."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem

CODE = "AKB001"


def _find(subject: Subject) -> Iterator[Problem]:
    if subject.metadata.body_line == 1:
        message = "No front matter: expected the note to begin with `---`, `title: …`, `---`."
        yield Problem(subject.path, 1, 1, CODE, message, RULE.severity)


RULE = Rule(
    CODE,
    "missing-front-matter",
    "error",
    "The note has no front matter.",
    bad="# LoRA\n",
    good="---\ntitle: LoRA\n---\n# LoRA\n",
    find=_find,
)
