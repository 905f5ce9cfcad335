"""AKB006: front matter that names no title."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem
from aikb.notes.quoting import plain_or_quoted

CODE = "AKB006"


def _find(subject: Subject) -> Iterator[Problem]:
    if subject.metadata.body_line > 1 and not subject.meta.title:
        line = f"title: {plain_or_quoted(subject.note.title)}"
        message = f"The front matter has no `title`: expected one, such as `{line}`."
        yield Problem(subject.path, 1, 1, CODE, message, RULE.severity, _line_behind_fence(subject, line))


def _line_behind_fence(subject: Subject, line: str) -> tuple[Edit, ...]:
    """The edit that puts a line below the opening `---`; none in other dialects, or where a title stands already."""
    fence = next((number for number, each in enumerate(subject.lines, 1) if each.strip()), 1)
    is_yaml = subject.lines[fence - 1].rstrip() == "---" and not subject.metadata.findings
    if not is_yaml or any(pair.name == "title" for pair in subject.pairs):
        return ()
    end = len(subject.lines[fence - 1]) + 1
    return (Edit(fence, end, fence, end, f"\n{line}"),)


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
