"""AKB105: a title that differs from the first heading."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Block, Problem
from aikb.names.fold import key
from aikb.notes.titles import plain_title


def _find(subject: Subject) -> Iterator[Problem]:
    heading = _title_heading(subject)
    if heading is None or not subject.meta.title:
        return
    shown = plain_title(heading.text)
    known = [key(name) for name in (subject.meta.title, *subject.meta.aliases)]
    if shown and not any(name in key(shown) or key(shown) in name for name in known):
        message = f"The heading is `{shown}`, the title `{subject.meta.title}`."
        column = max(subject.lines[heading.line - 1].find(heading.text), 0) + 1
        yield Problem(subject.path, heading.line, column, RULE.code, message, RULE.severity)


def _title_heading(subject: Subject) -> Block | None:
    """Return the heading that is the title: the only one of level 1, before any text."""
    blocks = subject.note.blocks
    first = blocks[0] if blocks else None
    if first is None or first.type != "heading" or first.level != 1:
        return None
    return first if sum(block.type == "heading" and block.level == 1 for block in blocks) == 1 else None


RULE = Rule(
    "AKB105",
    "title-against-heading",
    "warning",
    "The first heading and the title of the front matter differ.",
    bad="---\ntitle: LoRA\n---\n# 检索增强生成\n\n先检索，再回答。\n",
    good="---\ntitle: 检索增强生成\n---\n# 检索增强生成（RAG）\n\n先检索，再回答。\n",
    find=_find,
)
