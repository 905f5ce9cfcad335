"""Which names mean the same, whatever the notes say: the lexicons by key, for rules that look at all notes."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from aikb.names.concepts import BUILTIN, Concept, read, sources
from aikb.names.fold import key


class Concepts:
    """Concepts by the keys of their names, and how each name is written."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.by_key: dict[str, list[Concept]] = {}
        self.names: dict[str, str] = {}
        for concept in concepts:
            keys = {key(name): name for name in reversed(concept.names)}
            for each, name in keys.items():
                self.by_key.setdefault(each, []).append(concept)
                self.names.setdefault(each, name)

    def same(self, one: str, other: str) -> bool:
        """Whether two keys are names of one concept."""
        return any(concept in self.by_key.get(other, ()) for concept in self.by_key.get(one, ()))


@lru_cache(maxsize=1)
def builtin() -> Concepts:
    """The concepts of the built-in lexicon."""
    return Concepts(read(BUILTIN))


@lru_cache(maxsize=1)
def concepts(root: Path) -> Concepts:
    """The concepts that count for a notes root: the user's, and the built-in ones."""
    own = [source for source in sources(root) if source != BUILTIN]
    if not own:
        return builtin()
    found = Concepts(concept for source in own for concept in read(source))
    for each, known in builtin().by_key.items():
        found.by_key.setdefault(each, []).extend(known)
    found.names = {**builtin().names, **found.names}
    return found
