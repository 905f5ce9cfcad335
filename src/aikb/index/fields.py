"""Fields: labels that recur over pages of one kind. Their lines count as those of the entry around them."""

from collections.abc import Iterable, Iterator

from aikb.index.catalog import Catalog
from aikb.model import Entry
from aikb.names.fold import key


def without_fields(catalog: Catalog, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Return the entries that are not fields."""
    fields = catalog.fields()
    return (entry for entry in entries if not is_field(entry, fields))


def as_parents(catalog: Catalog, entries: Iterable[Entry], fields: frozenset[str]) -> Iterator[Entry]:
    """Return the entries, a field as more text of the entry around it."""
    for entry in entries:
        parent = _parent(catalog, entry, fields) if is_field(entry, fields) else None
        yield (
            entry._replace(names=parent.names, heading=parent.heading, definition=None, rest=True) if parent else entry
        )


def is_field(entry: Entry, fields: frozenset[str]) -> bool:
    """Return whether the entry is a term whose label is a field."""
    return entry.type == "term" and entry.id != entry.path and key(entry.name) in fields


def _parent(catalog: Catalog, entry: Entry, fields: frozenset[str]) -> Entry | None:
    """Return the innermost entry around a field that is not a field itself."""
    around = catalog.around(entry.path, entry.line, entry.last_line)
    found = [each for each in around if not each.rest and each.id != entry.id and not is_field(each, fields)]
    return found[-1] if found else catalog.by_id(entry.path)
