"""AKB001: a note without metadata."""

import re
from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem
from aikb.notes.quoting import plain_or_quoted

CODE = "AKB001"

_LIKE_FRONT_MATTER = re.compile(r"\s*(?:-{3}|\+{3}|\{|`{3}|~{3}|<[%!]|;{3})")
_NOT_A_MAPPING = "AKB003"  # says more about front matter that is not a mapping


def _find(subject: Subject) -> Iterator[Problem]:
    is_reported = any(finding.rule == _NOT_A_MAPPING for finding in subject.metadata.findings)
    if subject.metadata.body_line == 1 and not is_reported and any(map(str.strip, subject.lines)):
        message = "No front matter: expected the note to start with `---`, `title: …`, `---`."
        head = f"---\ntitle: {plain_or_quoted(subject.note.title)}\n---\n\n"
        opening = next(filter(str.strip, subject.lines))
        # What begins like front matter may be some that is not understood: another block above it would bury it.
        edits = () if _LIKE_FRONT_MATTER.match(opening) else (Edit(1, 1, 1, 1, head),)
        yield Problem(subject.path, 1, 1, CODE, message, RULE.severity, edits, safe=False)


RULE = Rule(
    CODE,
    "missing-front-matter",
    "error",
    "The note has no front matter.",
    bad="# LoRA\n\n低秩适配。\n",
    good="---\ntitle: LoRA\n---\n# LoRA\n\n低秩适配。\n",
    find=_find,
    fixable="unsafe",
)
