"""AKB109: fenced code that is never closed."""

import re
from collections.abc import Iterable, Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Block, Problem

_FENCE = re.compile(r"(?P<before>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,})")


def _find(subject: Subject) -> Iterator[Problem]:
    lines = subject.lines
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
    for block in _code(subject.note.blocks):
        opening = _FENCE.match(lines[block.line - 1])
        if opening and not _is_closed(opening["fence"], lines[block.line : block.end_line]):
            where = "before the list or quote around it ends" if block.end_line < last else "behind it"
            message = f"The code that starts here is never closed; a line {opening['fence']} is expected {where}."
            column = opening.start("fence") + 1
            yield Problem(subject.path, block.line, column, RULE.code, message, RULE.severity)


def _is_closed(fence: str, inner: tuple[str, ...]) -> bool:
    last = inner[-1].strip(" \t>") if inner else ""
    return last.startswith(fence) and not last.strip(fence[0])


def _code(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.type == "code":
            yield block
        yield from _code(block.children)


RULE = Rule(
    "AKB109",
    "unclosed-fence",
    "warning",
    "Fenced code is never closed, so the rest of the note is code.",
    bad="---\ntitle: LoRA\n---\n```python\nimport peft\n\n低秩适配。\n",
    good="---\ntitle: LoRA\n---\n```python\nimport peft\n```\n\n低秩适配。\n",
    find=_find,
)
