"""Make the index terms of an entry, field by field."""

from collections.abc import Iterable

from aikb.index.tokens import HAN_RUN, terms
from aikb.model import Entry
from aikb.names.fold import fold_text
from aikb.names.lexicon import taught_slices
from aikb.names.tags import with_ancestors
from aikb.words.segment import Segmenter


def fields(entry: Entry, segmenter: Segmenter) -> dict[str, Iterable[str]]:
    """Return field → terms, for `store.Batch.add`. The gram field covers everything that a reader sees of the entry."""
    found = {name: terms(text, segmenter) for name, text in _texts(entry).items()}
    result: dict[str, Iterable[str]] = {name: each.words for name, each in found.items()}
    result["grams"] = set().union(*(each.grams for each in found.values()))
    result["facets"] = facets(entry)
    return result


def _texts(entry: Entry) -> dict[str, str]:
    return {
        "name": " | ".join(() if entry.rest else entry.names),
        "heading": " | ".join((entry.note, *entry.heading)),
        "tags": " | ".join(entry.tags),
        "body": entry.text,
        "fields": "\n".join(field.text for field in entry.fields),
    }


def facets(entry: Entry) -> list[str]:
    """Return the terms by which searches are filtered: kind, type, and each tag with those above it."""
    return [f"kind:{entry.kind}", f"type:{entry.type}", *(f"tag:{each}" for each in sorted(with_ancestors(entry.tags)))]


def latin_terms(found: dict[str, Iterable[str]]) -> set[str]:
    """Return the Latin terms of an entry's names and text, and their spellings, for finding parts of words."""
    return {word for name in ("name", "body", "fields", "grams") for word in found[name] if word[0] < "\u2e80"}


def han_slices(entry: Entry) -> set[str]:
    """Return every part of the entry that may be a taught word."""
    runs = HAN_RUN.findall(fold_text("\n".join(_texts(entry).values())))
    return set().union(*map(taught_slices, runs))
