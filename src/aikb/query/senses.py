"""The entries that go by a name, the one that is meant first."""

from collections.abc import Iterable, Sequence

from aikb.index.catalog import Catalog
from aikb.links.identity import Evidence, is_generic, may_name, name_rank
from aikb.model import Entry
from aikb.names.fold import key
from aikb.names.generic import least_notes


def senses_of(catalog: Catalog, typed: Iterable[str]) -> list[Entry]:
    """The entries that go by any of the names as typed, in the order of `links.identity.name_rank`, then by place."""
    return _ordered(catalog, typed, generic=True)


def senses_in_text(catalog: Catalog, typed: Iterable[str]) -> list[Entry]:
    """The same for a name in running text, which means no heading that recurs in the collection."""
    return _ordered(catalog, typed, generic=False)


def _ordered(catalog: Catalog, typed: Iterable[str], *, generic: bool) -> list[Entry]:
    wanted = {folded: name for name in reversed(list(typed)) if (folded := key(name))}
    named = (found for found in catalog.named(list(wanted)) if may_name(wanted[found.key], found.text))
    matched = {found.uid: found for found in reversed(list(named))}
    senses = catalog.entries(list(matched))
    evidence = evidence_of(catalog, wanted, senses.values())

    def rank(uid: int) -> tuple[object, ...]:
        entry, name = senses[uid], matched[uid]
        return (
            *name_rank(entry, wanted[name.key], name.text, evidence[name.key, entry.path]),
            entry.path,
            entry.line,
        )

    kept = (
        uid
        for uid, entry in senses.items()
        if generic or not is_generic(entry, matched[uid].text, evidence[matched[uid].key, entry.path])
    )
    return [senses[uid] for uid in sorted(kept, key=rank)]


def evidence_of(catalog: Catalog, keys: Iterable[str], entries: Iterable[Entry]) -> dict[tuple[str, str], Evidence]:
    """What the collection says of each key, for the notes of these entries."""
    entries = list(entries)
    headings = _recurring(catalog, keys, entries)
    terms = catalog.terms_in(sorted({entry.path for entry in entries if entry.id == entry.path}))
    total = catalog.counts()[0] if headings else 0
    return {
        (each, path): Evidence(total, headings.get(each, 0), terms.get(path, 0))
        for each in keys
        for path in {entry.path for entry in entries}
    }


def _recurring(catalog: Catalog, keys: Iterable[str], entries: Sequence[Entry]) -> dict[str, int]:
    """Key → notes in which it is a heading, asked only where enough sections go by it."""
    sections = sum(entry.type == "section" for entry in entries)
    return catalog.notes_with_heading(list(keys)) if sections >= least_notes(0) else {}
