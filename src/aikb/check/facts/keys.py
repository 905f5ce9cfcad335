"""The keys of a front matter, and where they stand."""

from collections.abc import Iterator

from aikb.check.facts.fact import Fact
from aikb.check.subject import Subject
from aikb.notes.values import READERS


def keys(subject: Subject) -> Iterator[Fact]:
    """A `key` for each key of YAML that aikb does not read itself; its detail are the note's keys, one a line."""
    pairs = [pair for pair in subject.pairs if pair.value.end_line]
    others = [pair for pair in pairs if pair.name not in READERS]
    detail = "\n".join(pair.name for pair in pairs) if others else ""
    for pair in others:
        yield Fact(subject.path, pair.line, pair.column, "key", pair.name, pair.key, detail)
