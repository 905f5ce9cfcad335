"""Cut runs of Han characters into words with offsets, as jieba does with HMM off."""

from collections.abc import Iterable
from math import inf, log
from typing import Protocol

CACHE_LIMIT = 1 << 16
LONGEST_TAUGHT = 64
# Taught parts of a taught word, their frequencies rounded up, may together outweigh what the word itself got from the
# base dictionary, by at most (2 * greatest frequency + 1) / total = 0.03 with jieba's; so much is added before rounding.
ROUNDING = 1 / 32

_FIRST, _LAST = "\u4e00", "\u9fd5"  # what jieba looks up; any other character is a word of its own


class Frequencies(Protocol):
    """A dictionary in jieba's sense: the answers of `FREQ.get` and `total`."""

    @property
    def total(self) -> int:
        """The sum of all frequencies."""

    def freq(self, word: str, /) -> int | None:
        """Return the word's frequency, 0 for a mere prefix of words, None for neither."""


class Segmenter:
    """Cut runs by jieba's dictionary and the notes' own names, which are taught on top of it.

    A taught word gets the frequency that jieba's `suggest_freq` computes from the base dictionary, whatever else is
    taught, and stays whole when it is cut alone. Words of one character, of more than LONGEST_TAUGHT characters, or
    with characters that jieba never looks up (outside U+4E00-U+9FD5) are ignored. Teaching costs about 1 µs a word;
    the rest is paid on use.
    """

    def __init__(self, dictionary: Frequencies, words: Iterable[str] = ()) -> None:
        taught = frozenset(word for word in words if _teachable(word))
        self._weights = _TaughtWeights(dictionary, taught) if taught else _Weights(dictionary)

    @property
    def total(self) -> int:
        """The base dictionary's total: teaching does not change it."""
        return self._weights.dictionary.total

    def freq(self, word: str) -> int | None:
        """Return what jieba's FREQ would hold for the word: its frequency, 0 for a mere prefix, None for neither."""
        return self._weights.freq(word)

    def cut(self, run: str) -> list[str]:
        """Cut the run into words that join to it again (`jieba.Tokenizer.cut(run, HMM=False)`)."""
        words = []
        start = 0
        for end in _best_ends(run, self._weights):
            words.append(run[start:end])
            start = end
        return words

    def search_words(self, run: str) -> list[str]:
        """Return the words, each after the shorter words inside it (`tokenize(run, "search", HMM=False)`)."""
        words = []
        start = 0
        for end in _best_ends(run, self._weights):
            word = run[start:end]
            if end - start > 2:
                words += self._inner_words(word, 2)
            if end - start > 3:
                words += self._inner_words(word, 3)
            words.append(word)
            start = end
        return words

    def _inner_words(self, word: str, size: int) -> list[str]:
        found = []
        for start in range(len(word) - size + 1):
            part = word[start : start + size]
            weight = self._weights[part]
            if weight is not None and weight > -inf:
                found.append(part)
        return found


class _Weights(dict[str, float | None]):
    """Log probabilities by word: -inf for a mere prefix, None for neither; a bounded cache that fills itself."""

    def __init__(self, dictionary: Frequencies) -> None:
        super().__init__()
        self.dictionary = dictionary
        self.log_total = log(dictionary.total)
        self.freq = dictionary.freq

    def __missing__(self, word: str) -> float | None:
        if len(self) >= CACHE_LIMIT:
            self.clear()
        weight = None
        if _FIRST <= word[-1] <= _LAST:
            freq = self.freq(word)
            if freq is not None:
                weight = log(freq) - self.log_total if freq else -inf
        self[word] = weight
        return weight


class _TaughtWeights(_Weights):
    """Weights with taught words on top, each computed when it is first looked up."""

    def __init__(self, dictionary: Frequencies, words: frozenset[str]) -> None:
        super().__init__(dictionary)
        self.base = _Weights(dictionary)
        self.words = words
        self.prefixes = {word[:size] for word in words for size in range(1, len(word))}
        self.freq = self._taught_freq

    def _taught_freq(self, word: str) -> int | None:
        if word in self.words:
            return _suggested(word, self.base)
        known = self.dictionary.freq(word)
        return 0 if known is None and word in self.prefixes else known


def _teachable(word: str) -> bool:
    return 2 <= len(word) <= LONGEST_TAUGHT and min(word) >= _FIRST and max(word) <= _LAST


def _suggested(word: str, base: _Weights) -> int:
    """Return jieba's `suggest_freq`: just more than the words that it is otherwise cut into have together."""
    total = base.dictionary.total
    share = 1.0
    start = 0
    for end in _best_ends(word, base):
        share *= (base.freq(word[start:end]) or 1) / total
        start = end
    return max(int(share * total + ROUNDING) + 1, base.freq(word) or 1)


def _best_ends(run: str, weights: _Weights) -> list[int]:
    """Return where the words of the most probable path end: jieba's `get_DAG` and `calc` in one pass from the right.

    Sums are formed in jieba's order, so that they round alike; of equal paths the one with the longer first word wins.
    Linear in the run, as a walk stops at the first string that no word starts with.
    """
    size = len(run)
    route = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        best = -inf
        end = start
        for stop in range(start + 1, size + 1):
            weight = weights[run[start:stop]]
            if weight is None:
                break
            total = weight + route[stop]
            if total >= best:
                best = total
                end = stop
        if best == -inf:
            end = start + 1
            # jieba cuts on either side of a character it does not look up as if the text ended there.
            best = route[end] - weights.log_total if _FIRST <= run[start] <= _LAST else 0.0
        route[start] = best
        ends[start] = end
    path = []
    at = 0
    while at < size:
        at = ends[at]
        path.append(at)
    return path
