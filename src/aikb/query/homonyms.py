"""A term that several things share (SSL, RL, RNN) to what each of them is, and which senses speak of it."""

from collections.abc import Iterable

from aikb.model import Entry, Meaning
from aikb.names.concepts import Concept
from aikb.names.fold import key
from aikb.query.index import Index


def meanings(index: Index, term: str, senses: Iterable[Entry]) -> tuple[Meaning, ...]:
    """What the lexicon knows under a term, when that is more than one thing; else nothing.

    Where the senses tell which one is meant, things of other fields are left out: who reads of LoRA seeks no radio.
    """
    concepts = index.lexicon.concepts(key(term))
    keys = {sense.id: set(map(key, sense.names)) - {key(term)} for sense in senses}
    found = [_meaning(concept, keys) for concept in concepts]
    fields = {each.field for each in found if each.ids}
    meant = tuple(each for each in found if not fields or each.field in fields)
    return meant if len(meant) > 1 else ()


def _meaning(concept: Concept, keys: dict[str, set[str]]) -> Meaning:
    """A sense speaks of a concept when they share another name than the one in question."""
    own = set(map(key, concept.names))
    ids = tuple(id_ for id_, others in keys.items() if others & own)
    return Meaning(concept.names, concept.field, concept.note, ids)
