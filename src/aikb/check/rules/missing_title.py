"""AKB006: front matter without a title."""

import json
from collections.abc import Iterator, Sequence

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem
from aikb.notes.quoting import plain_or_quoted

CODE = "AKB006"


def _find(subject: Subject) -> Iterator[Problem]:
    if subject.metadata.body_line > 1 and not subject.meta.title:
        line = f"title: {plain_or_quoted(subject.note.title)}"
        message = f"The front matter has no `title`: expected one, such as `{line}`."
        yield Problem(subject.path, 1, 1, CODE, message, RULE.severity, _behind_fence(subject, line))


def _behind_fence(subject: Subject, line: str) -> tuple[Edit, ...]:
    """Return the edit that adds a title below the opening `---`; none in other dialects, or if there is one."""
    fence = next((number for number, each in enumerate(subject.lines, 1) if each.strip()), 1)
    is_yaml = subject.lines[fence - 1].rstrip() == "---" and not subject.metadata.findings
    if not is_yaml or any(pair.name == "title" for pair in subject.pairs):
        return ()
    if brace := _brace(subject.lines, fence):
        comma = ", " if subject.pairs else ""
        return (Edit(*brace, *brace, f'"title": {json.dumps(subject.note.title, ensure_ascii=False)}{comma}'),)
    end = len(subject.lines[fence - 1]) + 1
    return (Edit(fence, end, fence, end, f"\n{line}"),)


def _brace(lines: Sequence[str], fence: int) -> tuple[int, int] | None:
    """Match the brace that opens all of the front matter, as Obsidian's Digital Garden writes it."""
    number, first = next(((at, each) for at, each in enumerate(lines[fence:], fence + 1) if each.strip()), (0, ""))
    return (number, first.index("{") + 2) if first.lstrip().startswith("{") else None


RULE = Rule(
    CODE,
    "missing-title",
    "error",
    "The front matter has no title.",
    bad="---\ntags: [LLM]\n---\n低秩适配。\n",
    good="---\ntitle: LoRA\ntags: [LLM]\n---\n低秩适配。\n",
    find=_find,
    fixable="safe",
)
