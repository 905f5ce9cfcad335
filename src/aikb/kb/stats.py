"""A collection in numbers, once its index is up to date."""

from collections import Counter
from collections.abc import Iterable

from aikb.index.catalog import CATALOG_FILE
from aikb.index.fields import without_fields
from aikb.kb.opened import Opened
from aikb.kb.status import folder_size
from aikb.model import KINDS, Stats
from aikb.names.fold import language
from aikb.query.index import Index
from aikb.query.tags import tags

LANGUAGES = ("zh", "en", "mixed")


def stats(opened: Opened) -> Stats:
    """Counts notes, entries, terms and tags, and measures the index."""
    return opened.answer(_count)


def _count(index: Index) -> Stats:
    kinds = Counter(note.kind for note in index.catalog.notes())
    entries = list(without_fields(index.catalog, (entry for _, entry in index.catalog.select("NOT rest"))))
    terms = [entry for entry in entries if entry.type == "term"]
    languages = Counter(_languages(entry.names) for entry in entries)
    return Stats(
        notes=kinds.total(),
        kinds={kind: kinds[kind] for kind in KINDS},
        entries=len(entries),
        terms=len(terms),
        defined=sum(term.definition is not None for term in terms),
        tags=len(tags(index)),
        languages={each: languages[each] for each in LANGUAGES},
        size=folder_size(index.generation),
        built_ns=int(index.generation.name.split("-")[1], 16),  # see index/cache.py
        updated_ns=(index.generation / CATALOG_FILE).stat().st_mtime_ns,
    )


def _languages(names: Iterable[str]) -> str:
    """`zh` or `en` when all names are in that language, else `mixed`."""
    found = set(map(language, names))
    return found.pop() if len(found) == 1 else "mixed"
