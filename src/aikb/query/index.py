"""One open index: catalog, words and segmenter, each opened when first asked for."""

from functools import cached_property
from pathlib import Path

from aikb.index.catalog import Catalog
from aikb.index.dictionary import Dictionary, MemoryDictionary, open_dictionary
from aikb.index.segment import Segmenter
from aikb.index.store import Words
from aikb.index.sync import CATALOG_FILE

LONGEST_TAUGHT = 8


class Index:
    """What a query is answered from. `shared` is the folder of the compiled dictionary."""

    def __init__(self, generation: Path, shared: Path) -> None:
        self.generation = generation
        self._shared = shared

    @cached_property
    def catalog(self) -> Catalog:
        """Entries and names."""
        return Catalog(self.generation / CATALOG_FILE)

    @cached_property
    def words(self) -> Words:
        """Postings."""
        return Words(self.generation)

    def segmenter(self, text: str) -> Segmenter:
        """A segmenter that cuts `text` as one taught by all names would: only names that stand in it matter."""
        ends = range(2, LONGEST_TAUGHT + 1)
        parts = {text[at : at + size] for at in range(len(text)) for size in ends if at + size <= len(text)}
        return Segmenter(self._dictionary, self.catalog.known_words(sorted(parts)))

    @cached_property
    def _dictionary(self) -> Dictionary | MemoryDictionary:
        return open_dictionary(self._shared)

    def close(self) -> None:
        """Frees the files."""
        for name in ("catalog", "words"):
            if name in self.__dict__:
                self.__dict__[name].close()
