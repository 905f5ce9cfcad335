"""Find the other meanings of a name: the lexicon's concepts, and where the notes mention them."""

from collections.abc import Iterable, Sequence

from aikb.model import Entry, Meaning
from aikb.names.concepts import Concept
from aikb.names.fold import key
from aikb.query.expand import concepts_of, is_same_thing
from aikb.query.index import Index
from aikb.query.senses import senses_of


def meanings(index: Index, term: str, senses: Sequence[Entry]) -> tuple[Meaning, ...]:
    """Return the concepts with that name if there are more than the senses are about, else nothing.

    A concept that no sense is about has the entry with another of its names, if the notes have one.
    """
    written = next((name for sense in senses for name in sense.names if key(name) == key(term)), term)
    found = tuple(_meaning(index, concept, senses) for concept in concepts_of(index, written))
    others = [each for each in found if not each.ids]
    return found if len(found) > 1 or (senses and others) else ()


def by_concept(index: Index, term: str) -> list[Entry]:
    """Return the entries of the concept that the lexicon has for the term, under any other name."""
    found: dict[str, Entry] = {}
    for concept in concepts_of(index, term):
        found |= {each.id: each for each in _speaking(index, concept)}
    return list(found.values())


def _meaning(index: Index, concept: Concept, senses: Iterable[Entry]) -> Meaning:
    ids = tuple(sense.id for sense in senses if is_same_thing(index, sense, concept.names))
    elsewhere = None if ids else next(iter(_speaking(index, concept)), None)
    return Meaning(concept.names, concept.field, concept.note, ids, elsewhere)


def _speaking(index: Index, concept: Concept) -> list[Entry]:
    """Return the entries of the concept, the best first."""
    called = senses_of(index.catalog, concept.names)
    return [each for each in called if is_same_thing(index, each, concept.names)]
