"""Convert entries to rows of the catalog and back."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from aikb.model import Entry, NoteSummary


class Name(NamedTuple):
    """A name of an entry: its key, the entry's uid, its rank among the entry's names, and its text."""

    key: str
    uid: int
    rank: int
    text: str


ENTRY_COLUMNS = (
    "uid, id, type, kind, names, note, path, heading, line, end_line, last_line, tags, definition, text, weak, rest"
)
NOTE_COLUMNS = "path, kind, title, tags, titled, body_line"


def dump(value: Sequence[object]) -> str:
    """Return a list as one column."""
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1 << 14)  # headings and tags are many entries' alike
def _load(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def from_entry(entry: Entry) -> tuple[object, ...]:
    """Return the row of an entry, without its uid."""
    return (
        *(entry.id, entry.type, entry.kind, dump(entry.names), entry.note, entry.path, dump(entry.heading)),
        *(entry.line, entry.end_line, entry.last_line, dump(entry.tags), entry.definition, entry.text),
        *(entry.weak, entry.rest),
    )


def to_entry(row: Sequence[Any]) -> Entry:
    """Return the entry of a row of ENTRY_COLUMNS."""
    (_, id_, type_, kind, names, note, path, heading, line, end_line, last_line, tags, definition, text, weak, rest) = (
        row
    )
    lists = (_load(names), _load(heading), _load(tags))
    return Entry(
        *(id_, type_, kind, lists[0], note, path, lists[1], line, end_line, last_line),
        tags=lists[2],
        definition=definition,
        text=text,
        weak=bool(weak),
        rest=bool(rest),
    )


def to_summary(row: Sequence[Any]) -> NoteSummary:
    """Return the note of a row of NOTE_COLUMNS."""
    path, kind, title, tags, titled, body_line = row
    return NoteSummary(path, kind, title, _load(tags), bool(titled), body_line)
