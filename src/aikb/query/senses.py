"""Find the entries with a name, the best first."""

from collections.abc import Iterable, Sequence

from aikb.index.catalog import Catalog
from aikb.index.fields import is_field
from aikb.links.identity import Evidence, is_generic, may_name, name_rank
from aikb.model import Entry
from aikb.names.fold import key
from aikb.names.generic import least_notes


def senses_of(catalog: Catalog, typed: Iterable[str]) -> list[Entry]:
    """Return the entries with any of the names as typed, in the order of `links.identity.name_rank`, then by place."""
    return _ordered(catalog, typed, generic=True)


def senses_in_text(catalog: Catalog, typed: Iterable[str]) -> list[Entry]:
    """Return the same for a name in running text, without headings and labels that recur in the collection."""
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

    def recurs(uid: int) -> bool:
        entry, name = senses[uid], matched[uid]
        return is_generic(entry, name.text, evidence[name.key, entry.path]) or is_field(entry, catalog.fields())

    return [senses[uid] for uid in sorted(senses, key=rank) if generic or not recurs(uid)]


def evidence_of(catalog: Catalog, keys: Iterable[str], entries: Iterable[Entry]) -> dict[tuple[str, str], Evidence]:
    """Return the evidence of the collection for each key, for the notes of these entries."""
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
    """Return key → number of notes with that heading, counted only if enough sections have it."""
    sections = sum(entry.type == "section" for entry in entries)
    return catalog.notes_with_heading(list(keys)) if sections >= least_notes(0) else {}
