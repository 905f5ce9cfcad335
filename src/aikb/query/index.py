"""An open index: catalog, words, segmenter and lexicon, each opened when first needed."""

from functools import cached_property
from pathlib import Path

from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.tokens import HAN_RUN, Run, runs
from aikb.index.whoosh.store import Words
from aikb.model import PLAIN, Dialect
from aikb.names.fold import fold_text
from aikb.names.lexicon import Lexicons, open_lexicons, taught_slices
from aikb.words.dictionary import Dictionary, MemoryDictionary, open_dictionary
from aikb.words.segment import Segmenter


class Index:
    """The parts of an index that queries use.

    `shared` is the folder of the compiled dictionary and lexicons, `root` that of the notes, where the user's lexicon is.
    `dialect` is that of the files it was built from.
    """

    def __init__(
        self, generation: Path, shared: Path, root: Path, *, builtin: bool = True, dialect: Dialect = PLAIN
    ) -> None:
        self.generation, self.dialect = generation, dialect
        self._shared, self._root, self.builtin = shared, root, builtin

    @cached_property
    def catalog(self) -> Catalog:
        """Entries and names."""
        return Catalog(self.generation / CATALOG_FILE)

    @cached_property
    def words(self) -> Words:
        """Postings."""
        return Words(self.generation)

    @cached_property
    def lexicon(self) -> Lexicons:
        """Names that mean the same, independent of the notes."""
        return open_lexicons(self._shared, self._root, builtin=self.builtin)

    def segmenter(self, text: str) -> Segmenter:
        """Return a segmenter that cuts `text` like one taught all names: only the names in the text matter."""
        candidates = sorted(set().union(*map(taught_slices, HAN_RUN.findall(fold_text(text)))))
        return Segmenter(self._dictionary, {*self.catalog.known_words(candidates), *self.lexicon.known(candidates)})

    def frequency(self, word: str) -> int | None:
        """Return how often a word occurs in general Chinese, from jieba's dictionary."""
        return self._dictionary.freq(word)

    def holds(self, text: str) -> bool:
        """Return whether some entry may have the text: each of its runs occurs, though perhaps in different places."""
        return all(map(self._holds_run, runs(text)))

    def _holds_run(self, run: Run) -> bool:
        if run.cjk:
            return all(self.words.holds("grams", pair) for pair in run.grams)
        return any(
            self.words.holds(field, term) for term in (run.whole, *run.parts) for field in ("name", "body", "fields")
        )

    @cached_property
    def _dictionary(self) -> Dictionary | MemoryDictionary:
        return open_dictionary(self._shared)

    def close(self) -> None:
        """Close the files."""
        for name in ("catalog", "words", "lexicon"):
            if name in self.__dict__:
                self.__dict__[name].close()
