"""The concepts of the lexicons by key, for rules and fact gatherers."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base.errors import CacheUnusable
from aikb.names.concepts import BUILTIN, Concept, read, sources
from aikb.names.fold import key

if TYPE_CHECKING:
    from aikb.words.segment import Segmenter

Row = tuple[str, str, Concept]  # a key, the concept's first name with this key, and the concept


class Concepts:
    """Concepts by the keys of their names, and the text of each name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.by_key: dict[str, list[Concept]] = {}
        self.names: dict[str, str] = {}
        for each, name, concept in rows:
            self.by_key.setdefault(each, []).append(concept)
            self.names.setdefault(each, name)

    def same(self, one: str, other: str) -> bool:
        """Return whether two keys are names of one concept."""
        return any(concept in self.by_key.get(other, ()) for concept in self.by_key.get(one, ()))

    def related(self, one: str) -> set[str]:
        """Return the key, and those of the other names of its concepts."""
        return {one, *(key(name) for concept in self.by_key.get(one, ()) for name in concept.names)}


@lru_cache(maxsize=1)
def builtin() -> Concepts:
    """Return the concepts of the built-in lexicon, read slowly from its text; a vocabulary uses the compiled form."""
    return Concepts(_folded(BUILTIN))


class Vocabulary:
    """The lexicons of a notes root, read when they are first needed; `folder` returns where compiled ones are."""

    def __init__(self, root: Path, folder: Callable[[], Path]) -> None:
        self._root, self._folder = root, folder

    def folder(self) -> Path:
        """Return the folder of compiled lexicons, or one without any if the cache cannot be trusted."""
        try:
            return self._folder()
        except CacheUnusable:
            return Path(os.devnull)

    def builtin(self) -> Concepts:
        """Return the concepts of the built-in lexicon."""
        return self._builtin

    def cut(self, run: str) -> list[str]:
        """Cut a run of Han characters into words by the shipped dictionary and the built-in lexicon."""
        return self._segmenter.cut(run)

    @cached_property
    def _segmenter(self) -> "Segmenter":
        from aikb.names.lexicon import TEACHABLE  # noqa: PLC0415 - few rules cut text
        from aikb.words.dictionary import open_dictionary  # noqa: PLC0415 - see above
        from aikb.words.segment import Segmenter  # noqa: PLC0415 - see above

        words = filter(TEACHABLE.fullmatch, self.builtin().by_key)
        return Segmenter(open_dictionary(self.folder()), words)

    def every(self) -> Concepts:
        """Return the concepts of all lexicons of the root: the user's and the built-in ones."""
        return self._every

    @cached_property
    def _builtin(self) -> Concepts:
        return Concepts(self._rows(BUILTIN))

    @cached_property
    def _every(self) -> Concepts:
        own = [source for source in sources(self._root) if source != BUILTIN]
        return Concepts(row for source in (*own, BUILTIN) for row in self._rows(source)) if own else self._builtin

    def _rows(self, source: Path) -> list[Row]:
        """Return the rows of the compiled form if it is there and sound; compiling costs more than reading the text."""
        import sqlite3  # noqa: PLC0415 - few runs ask for a lexicon

        from aikb.names.lexicon import compiled_lexicon  # noqa: PLC0415 - see above

        with contextlib.suppress(sqlite3.Error):
            if lexicon := compiled_lexicon(self.folder(), source):
                with contextlib.closing(lexicon):
                    return list(lexicon.by_concept())
        return list(_folded(source))


STOCK = Vocabulary(Path(os.devnull), lambda: Path(os.devnull))  # the built-in lexicon, from its text


def _folded(source: Path) -> Iterator[Row]:
    for concept in read(source):
        for each, name in {key(name): name for name in reversed(concept.names)}.items():
            yield each, name, concept
