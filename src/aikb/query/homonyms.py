"""What else goes by a name: the things that the lexicon knows under it, and where the notes speak of them."""

from collections.abc import Iterable, Sequence

from aikb.model import Entry, Meaning
from aikb.names.concepts import Concept
from aikb.names.fold import key
from aikb.query.expand import concepts_of, is_same_thing
from aikb.query.index import Index
from aikb.query.senses import senses_of


def meanings(index: Index, term: str, senses: Sequence[Entry]) -> tuple[Meaning, ...]:
    """The things of that name where there is more than the one that the senses speak of; else nothing.

    A concept that no sense speaks of has the entry of the notes that goes by another of its names, if there is one.
    """
    written = next((name for sense in senses for name in sense.names if key(name) == key(term)), term)
    found = tuple(_meaning(index, concept, senses) for concept in concepts_of(index, written))
    others = [each for each in found if not each.ids]
    return found if len(found) > 1 or (senses and others) else ()


def by_concept(index: Index, term: str) -> list[Entry]:
    """The entries that are what the lexicon calls the term, under whatever other name the notes have for it."""
    found: dict[str, Entry] = {}
    for concept in concepts_of(index, term):
        found |= {each.id: each for each in _speaking(index, concept)}
    return list(found.values())


def _meaning(index: Index, concept: Concept, senses: Iterable[Entry]) -> Meaning:
    ids = tuple(sense.id for sense in senses if is_same_thing(index, sense, concept.names))
    elsewhere = None if ids else next(iter(_speaking(index, concept)), None)
    return Meaning(concept.names, concept.field, concept.note, ids, elsewhere)


def _speaking(index: Index, concept: Concept) -> list[Entry]:
    """The entries that are the concept, the one that is meant first."""
    called = senses_of(index.catalog, concept.names)
    return [each for each in called if is_same_thing(index, each, concept.names)]
