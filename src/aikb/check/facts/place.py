"""Where the name of an entry stands."""

from aikb.check.subject import Subject
from aikb.model import Entry


def column_of(subject: Subject, entry: Entry, name: str) -> int:
    """The column of a name in the first line of its entry, or 1 where it is not written so."""
    line = subject.lines[entry.line - 1] if subject.lines else ""
    return max(line.find(name), 0) + 1
