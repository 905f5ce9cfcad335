"""Entries to the columns of the catalog's tables, and back."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from aikb.model import Entry, Field


class Name(NamedTuple):
    """A name of an entry: its key, the entry, its place among the entry's names, and how it is written."""

    key: str
    uid: int
    rank: int
    text: str


ENTRY_COLUMNS = "uid, id, type, kind, names, note, path, heading, line, end_line, last_line, tags, definition, text, weak, rest, fields, role"


def dump(value: Sequence[object]) -> str:
    """A list as one column."""
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1 << 14)  # headings and tags are many entries' alike
def _load(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def from_entry(entry: Entry) -> tuple[object, ...]:
    """The row of an entry, without its uid."""
    return (
        *(entry.id, entry.type, entry.kind, dump(entry.names), entry.note, entry.path, dump(entry.heading)),
        *(entry.line, entry.end_line, entry.last_line, dump(entry.tags), entry.definition, entry.text),
        *(entry.weak, entry.rest, dump(entry.fields) if entry.fields else "", entry.role),
    )


def to_entry(row: Sequence[Any]) -> Entry:
    """The entry of a row of ENTRY_COLUMNS."""
    (_, id_, type_, kind, names, note, path, heading, line, end_line, last_line, tags, definition, text, *last) = row
    weak, rest, fields, role = last
    lists = (_load(names), _load(heading), _load(tags))
    return Entry(
        *(id_, type_, kind, lists[0], note, path, lists[1], line, end_line, last_line),
        tags=lists[2],
        definition=definition,
        text=text,
        weak=bool(weak),
        rest=bool(rest),
        fields=tuple(Field(*each) for each in json.loads(fields)) if fields else (),
        role=role,
    )
