"""Findings that a note suppresses: `aikb-ignore` in its metadata or in a comment.

`aikb-ignore: [AKB012]` applies to the whole note. `<!-- aikb-ignore AKB012 -->` applies to its own line; alone on a
line, to the next line with text. Without a code, or with ALL, it applies to all rules.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from aikb.check.select import ALL, is_named
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.metadata import Value

KEY = "aikb-ignore"

_WHOLE = "0"  # the line number for the whole note
_COMMENT = re.compile(r"<!--\s*aikb-ignore(?:[\s:]+([\w\s,-]*?))?\s*-->")
_BETWEEN = re.compile(r"[\s,，、]+")


def suppressions(subject: Subject) -> str:
    """Return what the note suppresses, as text to store; empty if nothing."""
    if KEY not in subject.decoded.text:
        return ""
    found: dict[str, list[str]] = {}
    for pair in subject.pairs:
        if pair.name == KEY:
            found.setdefault(_WHOLE, []).extend(_codes(" ".join(_texts(pair.value))))
    for line, codes in _comments(subject.lines):
        found.setdefault(str(line), []).extend(codes)
    return json.dumps(found, ensure_ascii=False) if found else ""


def is_suppressed(problem: Problem, name: str, suppressed: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a note suppresses a finding; `suppressed` is the result of `read`, `name` the rule's name."""
    selectors = (*suppressed.get(_WHOLE, ()), *suppressed.get(str(problem.line), ()))
    return is_named(problem.rule, name, selectors)


def read(text: str) -> Mapping[str, Sequence[str]]:
    """Parse the text of `suppressions`."""
    suppressed: dict[str, list[str]] = json.loads(text) if text else {}
    return suppressed


def _texts(value: Value) -> Iterator[str]:
    yield value.text
    for item in value.items:
        yield from _texts(item)


def _codes(text: str) -> list[str]:
    return [code for code in _BETWEEN.split(text) if code] or [ALL]


def _comments(lines: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(lines, 1):
        if KEY not in line:
            continue
        for match in _COMMENT.finditer(line):
            is_alone = not (line[: match.start()] + line[match.end() :]).strip(" \t>")
            yield _next_text(lines, number) if is_alone else number, _codes(match[1] or "")


def _next_text(lines: tuple[str, ...], number: int) -> int:
    """Return the first line after `number` with text."""
    return next((at for at in range(number + 1, len(lines) + 1) if lines[at - 1].strip()), number + 1)
