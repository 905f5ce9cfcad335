"""The tags of a collection: spellings of one tag counted together."""

from collections import Counter, defaultdict

from aikb.model import TagCount
from aikb.names.fold import key
from aikb.query.index import Index


def tags(index: Index) -> list[TagCount]:
    """Every tag with its notes, the most used first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    notes: defaultdict[str, set[str]] = defaultdict(set)
    for tag, path in index.catalog.tag_rows():
        spellings[key(tag)][tag] += 1
        notes[key(tag)].add(path)
    counted = (_count(spellings[found], notes[found]) for found in spellings)
    return sorted(counted, key=lambda tag: (-len(tag.notes), tag.tag.casefold()))


def _count(spellings: Counter[str], notes: set[str]) -> TagCount:
    names = sorted(spellings, key=lambda name: (-spellings[name], name))
    return TagCount(names[0], tuple(names[1:]), tuple(sorted(notes)))
