"""The facts of one note for cross-note rules: small, so that they can be stored."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aikb.check.subject import Subject
    from aikb.model import Entry

BITS = 24  # a note's facts have ids from its own id << 24: found and removed without an index


class Fact(NamedTuple):
    """Something that a note says, where, and the key under which it meets facts of other notes."""

    path: str
    line: int  # 1-based, like `column`, which counts code points
    column: int
    kind: str  # such as "name" or "tag"; each gatherer has its own kinds
    key: str  # equal for facts that should meet, such as names.fold.key of a name
    text: str  # as it is written
    detail: str = ""  # whatever else the rule needs to know


def column_of(subject: "Subject", entry: "Entry", name: str) -> int:
    """Return the column of a name in the first line of its entry, or 1 if it is not in it."""
    line = subject.lines[entry.line - 1] if subject.lines else ""
    return max(line.find(name), 0) + 1
