"""What one note gives to the rules that look at all notes: small, so that it can be kept."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aikb.check.subject import Subject
    from aikb.model import Entry

BITS = 24  # the facts of a note have the ids from its own times 2^24 on: found and forgotten without an index


class Fact(NamedTuple):
    """Something a note says, where it says it, and under which key it is found beside those of other notes."""

    path: str
    line: int  # 1-based, as `column`, which counts code points
    column: int
    kind: str  # what is said: "name", "tag" …; each gatherer has kinds of its own
    key: str  # equal for what shall meet, such as names.fold.key of a name
    text: str  # as it is written
    detail: str = ""  # whatever else the rule needs to know


def column_of(subject: "Subject", entry: "Entry", name: str) -> int:
    """The column of a name in the first line of its entry, or 1 where it is not written so."""
    line = subject.lines[entry.line - 1] if subject.lines else ""
    return max(line.find(name), 0) + 1
