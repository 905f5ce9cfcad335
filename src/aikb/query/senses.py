"""Keys of names to the entries that go by them, the one that is meant first."""

from collections.abc import Iterable

from aikb.index.catalog import Catalog
from aikb.model import Entry


def senses_of(catalog: Catalog, keys: Iterable[str]) -> list[Entry]:
    """Defined before only named, strong before weak, terms before sections, own name before alias, then by place."""
    ranks = {found.uid: found.rank for found in reversed(catalog.named(list(keys)))}
    senses = catalog.entries(list(ranks))
    order = sorted(senses, key=lambda uid: (*_order(senses[uid]), ranks[uid] > 0, senses[uid].path, senses[uid].line))
    return [senses[uid] for uid in order]


def _order(entry: Entry) -> tuple[bool, bool, bool]:
    return entry.definition is None, entry.weak, entry.type == "section"
