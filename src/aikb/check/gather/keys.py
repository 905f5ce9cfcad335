"""The keys of a front matter, and where they stand."""

from collections.abc import Iterator

from aikb.check.fact import Fact
from aikb.check.subject import Subject


def keys(subject: Subject) -> Iterator[Fact]:
    """A `key` for each key of YAML in its front matter; its detail are the note's keys, one a line."""
    pairs = [pair for pair in subject.pairs if pair.value.end_line]
    detail = "\n".join(pair.key.lower() for pair in pairs)
    for pair in pairs:
        yield Fact(subject.path, pair.line, pair.column, "key", pair.key.lower(), pair.key, detail)
