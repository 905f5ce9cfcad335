"""Convert entries to rows of the catalog and back."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from aikb.model import Entry, Field, NoteSummary


class Name(NamedTuple):
    """A name of an entry: its key, the entry's uid, its rank among the entry's names, and its text."""

    key: str
    uid: int
    rank: int
    text: str


ENTRY_COLUMNS = "uid, id, type, kind, names, note, path, heading, line, end_line, last_line, tags, definition, text, weak, rest, fields, role"
NOTE_COLUMNS = ", ".join(NoteSummary._fields)


def dump(value: Sequence[object]) -> str:
    """Return a list as one column."""
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1 << 14)  # many entries share headings and tags
def _load(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))


def from_entry(entry: Entry) -> tuple[object, ...]:
    """Return the row of an entry, without its uid."""
    return (
        *(entry.id, entry.type, entry.kind, dump(entry.names), entry.note, entry.path, dump(entry.heading)),
        *(entry.line, entry.end_line, entry.last_line, dump(entry.tags), entry.definition, entry.text),
        *(entry.weak, entry.rest, dump(entry.fields) if entry.fields else "", entry.role),
    )


def to_entry(row: Sequence[Any]) -> Entry:
    """Return the entry of a row of ENTRY_COLUMNS."""
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


def to_summary(row: Sequence[Any]) -> NoteSummary:
    """Return the note of a row of NOTE_COLUMNS."""
    path, kind, title, tags, titled, *rest = row
    return NoteSummary(path, kind, title, _load(tags), bool(titled), *rest)


def file_title(path: str) -> str:
    """Return the title that the name of a file gives."""
    from aikb.notes.titles import title_from_path  # noqa: PLC0415 - 2 ms of patterns, where titles are shared only

    return title_from_path(path)


def renamed(entry: Entry) -> Entry:
    """Return an entry of a note whose title names several notes, with the name of its file in the title's place."""
    title, name = entry.note, file_title(entry.path)
    above = (name, *entry.heading[1:]) if entry.heading[:1] == (title,) else entry.heading
    own = entry.names
    if entry.id == entry.path:
        own = tuple(dict.fromkeys((name, *(each for each in own if each != title))))
    return entry._replace(note=name, heading=above, names=own)
