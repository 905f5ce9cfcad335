"""Count the tags of a collection: spellings of one tag together, and each with the tags below it."""

from collections import Counter, defaultdict

from aikb.model import TagCount
from aikb.names.fold import key
from aikb.names.tags import ancestry
from aikb.query.index import Index


def tags(index: Index) -> list[TagCount]:
    """Return every tag with its notes, the most used first; also `ml` if notes only have `ml/nlp`."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    notes: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    for tag, path in index.catalog.tag_rows():
        notes[key(tag)].add(path)
        for each in ancestry(tag):
            spellings[key(each)][each] += 1
            below[key(each)].add(path)
    counted = (_count(spellings[found], notes[found], below[found]) for found in spellings)
    return sorted(counted, key=lambda tag: (-len(tag.all_notes), tag.tag.casefold()))


def _count(spellings: Counter[str], notes: set[str], below: set[str]) -> TagCount:
    names = sorted(spellings, key=lambda name: (-spellings[name], name))
    return TagCount(names[0], tuple(names[1:]), tuple(sorted(notes)), tuple(sorted(below)))
