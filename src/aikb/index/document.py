"""An entry to what the index holds of it: the terms of each field, and the words its names teach the segmenter."""

from collections.abc import Iterable

from aikb.index.segment import Segmenter
from aikb.index.tokens import terms
from aikb.model import Entry
from aikb.names.fold import key


def fields(entry: Entry, segmenter: Segmenter) -> dict[str, Iterable[str]]:
    """Field → terms, for `store.Batch.add`. The gram field covers everything a reader sees of the entry."""
    texts = {
        "name": " | ".join(() if entry.rest else entry.names),
        "heading": " | ".join((entry.note, *entry.heading)),
        "tags": " | ".join(entry.tags),
        "body": entry.text,
    }
    found = {name: terms(text, segmenter) for name, text in texts.items()}
    result: dict[str, Iterable[str]] = {name: each.words for name, each in found.items()}
    result["grams"] = set().union(*(each.grams for each in found.values()))
    result["facets"] = facets(entry)
    return result


def facets(entry: Entry) -> list[str]:
    """The terms by which searches are narrowed: kind, type and each tag."""
    return [f"kind:{entry.kind}", f"type:{entry.type}", *(f"tag:{key(tag)}" for tag in entry.tags)]


def latin_vocabulary(documents: Iterable[dict[str, Iterable[str]]]) -> set[str]:
    """The Latin terms among the documents' words, for finding parts of words."""
    words = (word for document in documents for name in ("name", "body") for word in document[name])
    return {word for word in words if word[0] < "\u2e80"}
