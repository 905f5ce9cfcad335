"""AKB106: two headings with the same text below the same heading."""

from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.names.fold import fold_case
from aikb.notes.titles import plain_title


def _find(subject: Subject) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    above: list[tuple[int, str]] = []  # level and text, outermost heading first
    for block in subject.note.blocks:
        if block.type != "heading" or not block.text.strip():
            continue
        above = [each for each in above if each[0] < block.level]
        above.append((block.level, fold_case(plain_title(block.text))))
        place = tuple(name for _, name in above)
        if (first := seen.setdefault(place, block.line)) != block.line:
            message = f"The heading `{plain_title(block.text)}` is already on line {first}, below the same heading."
            column = max(subject.lines[block.line - 1].find(block.text), 0) + 1
            yield Problem(subject.path, block.line, column, RULE.code, message, RULE.severity)


RULE = Rule(
    "AKB106",
    "duplicate-heading",
    "warning",
    "Two headings below the same heading have the same text: a link finds only the first.",
    bad="---\ntitle: LoRA\n---\n## 用法\n\n装上。\n\n## 用法\n\n合并。\n",
    good="---\ntitle: LoRA\n---\n## 安装\n\n装上。\n\n## 用法\n\n合并。\n",
    find=_find,
)
