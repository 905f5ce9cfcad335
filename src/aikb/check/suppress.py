"""What a note says of findings that it does not want to hear of: `aikb-ignore` in its metadata or in a comment.

`aikb-ignore: [AKB012]` counts for the whole note. `<!-- aikb-ignore AKB012 -->` counts for its own line; where it
stands alone on a line, for the next line that holds text. Without a code, or with ALL, it counts for all rules.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from aikb.check.select import ALL, is_named
from aikb.check.subject import Subject
from aikb.model import Problem
from aikb.notes.metadata import Value

KEY = "aikb-ignore"

_WHOLE = "0"  # the line under which what counts for the whole note is kept
_COMMENT = re.compile(r"<!--\s*aikb-ignore(?:[\s:]+([\w\s,-]*?))?\s*-->")
_BETWEEN = re.compile(r"[\s,，、]+")


def suppressions(subject: Subject) -> str:
    """What the note says, as a text to keep; empty when it says nothing."""
    if KEY not in subject.decoded.text:
        return ""
    found: dict[str, list[str]] = {}
    for pair in subject.pairs:
        if pair.name == KEY:
            found.setdefault(_WHOLE, []).extend(_codes(" ".join(_texts(pair.value))))
    for line, codes in _comments(subject.lines):
        found.setdefault(str(line), []).extend(codes)
    return json.dumps(found, ensure_ascii=False) if found else ""


def is_suppressed(problem: Problem, name: str, said: Mapping[str, Sequence[str]]) -> bool:
    """Whether a note does not want to hear of a finding; `said` is what `read` gives, `name` that of the rule."""
    selectors = (*said.get(_WHOLE, ()), *said.get(str(problem.line), ()))
    return is_named(problem.rule, name, selectors)


def read(text: str) -> Mapping[str, Sequence[str]]:
    """What `suppressions` gave, to be asked."""
    said: dict[str, list[str]] = json.loads(text) if text else {}
    return said


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
    """The first line behind `number` that holds text."""
    return next((at for at in range(number + 1, len(lines) + 1) if lines[at - 1].strip()), number + 1)
