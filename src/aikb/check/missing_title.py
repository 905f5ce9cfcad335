"""AKB006: front matter that names no title."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.model import NoteSummary, Problem


def _find(note: NoteSummary) -> Iterator[Problem]:
    if note.body_line > 1 and not note.titled:
        message = f"The front matter has no `title`: expected one, such as `title: {note.title}`."
        yield Problem(note.path, 1, 1, RULE.code, message, RULE.severity)


RULE = Rule("AKB006", "missing-title", "error", "The front matter has no title.", _find)
