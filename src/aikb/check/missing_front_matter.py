"""AKB001: a note without metadata."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.model import NoteSummary, Problem


def _find(note: NoteSummary) -> Iterator[Problem]:
    if note.body_line == 1:
        message = "No front matter: expected the note to begin with `---`, `title: …`, `---`."
        yield Problem(note.path, 1, 1, RULE.code, message, RULE.severity)


RULE = Rule("AKB001", "missing-front-matter", "error", "The note has no front matter.", _find)
