"""Which names mean the same, whatever the notes say: the lexicons by key, for rules that look at all notes."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from aikb.names.concepts import Concept, read, sources
from aikb.names.fold import key


class Concepts:
    """The concepts of the lexicons that count for a notes root."""

    def __init__(self, concepts: Iterator[Concept]) -> None:
        self.by_key: dict[str, list[Concept]] = {}
        for concept in concepts:
            for name in dict.fromkeys(map(key, concept.names)):
                self.by_key.setdefault(name, []).append(concept)

    def same(self, one: str, other: str) -> bool:
        """Whether two keys are names of one concept."""
        return any(concept in self.by_key.get(other, ()) for concept in self.by_key.get(one, ()))


@lru_cache(maxsize=2)
def concepts(root: Path) -> Concepts:
    """The concepts of the user's lexicon and the built-in one."""
    return Concepts(concept for source in sources(root) for concept in read(source))
