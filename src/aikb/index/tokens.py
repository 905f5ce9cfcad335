"""Turn text into index terms, the same way for notes and queries.

Han runs and Latin runs are cut apart first (jieba over a whole line cuts `VAE通道` into `E通|道`). Han runs become jieba
words, and beside them pairs of neighbouring characters, which find what no dictionary knows. Latin runs become the
word as a whole and, when it is joined (`P-tuning`, `torch.load`, `DreamBooth`), its parts; where these differ from the
spelling (`classes` is `class`), the spelling is added to the pairs, to find any part of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple
from unicodedata import normalize

from aikb.base.scripts import HAN
from aikb.names.fold import fold_text, key
from aikb.words.segment import Segmenter

_KANA_HANGUL = "\u3040-\u30ff\u31f0-\u31ff\u1100-\u11ff\uac00-\ud7af"
# Python 3.11 walks through every range of a set to compile it: 0.4 ms for the Han characters. So they are in two
# patterns only, and what is between CJK runs is matched by patterns that need not exclude them.
_CJK_RUN = re.compile(f"[{HAN}{_KANA_HANGUL}]+")
HAN_RUN = re.compile(f"[{HAN}]+")
_WORD = r"[^\W_]"
# Markdown may write any of these signs with a backslash: `load\_state\_dict`.
_LATIN_RUN = re.compile(rf"{_WORD}+(?:\\?[-_./+'\u2010-\u2015]{_WORD}+)*(?:\\?\+\\?\+|\\?#(?!{_WORD}))?")
_PARTS = re.compile(rf"{_WORD}+")
_CAMEL = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")
# Bold inside a run: 引入**噪音**的手段 reads 引入噪音的手段. (Any character beyond ASCII, for the reason above.)
_BOLD = re.compile(r"(?<=[^\x00-\x7f])\*{2,3}(?=[^\x00-\x7f])")
_NUMBERS = re.compile(r"[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u2070-\u2089\xb2\xb3\xb9\u2150-\u2188]")
_UNSPELT = re.compile(r"[-_\\\u2010-\u2015]|[+#]+$")
_LONGEST_WORD = 64  # a longer Latin run is a URL or base64: its parts are terms, the whole is not
SPELT = "="  # the prefix of a term that is a spelling
_LONGEST_SPELT = 512  # characters of a spelling in one term, each half of which is in two
_MOST_SPELT = 2048  # characters of all terms of a spelling


class Run(NamedTuple):
    """A run of one script in a text, where it is, and how it is found.

    A text holds a Latin run if it has `whole`, or all of `parts`; a CJK run if it has all of `grams`, or the words that
    a segmenter cuts it into.
    """

    start: int
    end: int
    text: str  # folded
    cjk: bool
    whole: str
    parts: tuple[str, ...]
    grams: tuple[str, ...]


class Terms(NamedTuple):
    """The index terms of a text: words with repeats; CJK pairs and spellings of Latin words without."""

    words: list[str]
    grams: set[str]


def runs(text: str) -> Iterator[Run]:
    """Return the runs of a text in order; offsets are those of `text`."""
    folded = fold_text(text)
    for start, end, cjk in _spans(folded):
        found = folded[start:end]
        if cjk:
            yield Run(start, end, found, True, "", (), tuple(pairs(found)))
        else:
            whole, parts, _ = latin_terms(text[start:end])
            yield Run(start, end, found, False, whole, parts, ())


def _spans(folded: str) -> Iterator[tuple[int, int, bool]]:
    """Return where the runs of a folded text are, and whether they are CJK."""
    at = 0
    for match in _CJK_RUN.finditer(folded):
        start, end = match.span()
        if at < start:
            for latin in _LATIN_RUN.finditer(folded, at, start):
                yield *latin.span(), False
        yield start, end, True
        at = end
    for latin in _LATIN_RUN.finditer(folded, at):
        yield *latin.span(), False


def terms(text: str, segmenter: Segmenter) -> Terms:
    """Return all index terms of a text: as it is written and, where Markdown splits words, as a reader sees it."""
    from aikb.index.visible_text import joined_lines  # noqa: PLC0415 - a query holds no Markdown

    found = _terms(_BOLD.sub("", text) if "**" in text else text, segmenter)
    if seen := joined_lines(text):
        read = _terms(seen, segmenter)
        known = set(found.words)
        found.words.extend(word for word in dict.fromkeys(read.words) if word not in known)
        found.grams.update(read.grams)
    return found


def _terms(text: str, segmenter: Segmenter) -> Terms:
    words: list[str] = []
    grams: set[str] = set()
    folded = fold_text(text)
    if not text.isascii():  # each sign that is a number: ①② folds to 12, of which neither is a part
        words += [latin_terms(sign).whole for sign in _NUMBERS.findall(text)]
    for start, end, cjk in _spans(folded):
        if cjk:
            found = folded[start:end]
            words += _cjk_words(found, segmenter)
            grams.update(pairs(found))
            grams.add(found[-1])  # with it, every single character begins some gram
        else:
            whole, parts, spelt = latin_terms(text[start:end])
            if whole:
                words.append(whole)
            words += parts
            grams.update(spelt)
    return Terms(words, grams)


def pairs(run: str) -> list[str]:
    """Return the pairs of neighbouring characters of a run, or the character itself for a run of one."""
    return list(map(add, run, run[1:])) or [run]


def _cjk_words(run: str, segmenter: Segmenter) -> list[str]:
    words: list[str] = []
    for match in HAN_RUN.finditer(run):
        words += segmenter.search_words(match.group())
    return words or list(run)


class Latin(NamedTuple):
    """The terms of a Latin word: as a whole (empty if it is too long for one), of its parts, and its spellings."""

    whole: str
    parts: tuple[str, ...]
    spelt: tuple[str, ...]  # if a term differs from it; see `spelling`


@lru_cache(maxsize=1 << 16)  # a collection's Latin vocabulary is small and repeats
def latin_terms(word: str) -> Latin:
    """Return the terms of a Latin word; its parts only if they differ from the whole."""
    word = (word if word.isascii() else normalize("NFKC", word)).replace("\\", "")
    pieces = _PARTS.findall(word)
    if len(pieces) == 1 and word.isascii():
        pieces = _CAMEL.findall(word)
    whole, spelt = key(word) if len(word) <= _LONGEST_WORD else "", spelling(word)[:_MOST_SPELT]
    short = (piece[at : at + _LONGEST_WORD] for piece in pieces for at in range(0, len(piece), _LONGEST_WORD))
    parts = tuple(filter(None, map(key, short)))
    overlapping = range(0, max(1, len(spelt) - _LONGEST_SPELT // 2), _LONGEST_SPELT // 2)
    return Latin(
        whole,
        () if parts in ((), (whole,)) else parts,
        () if spelt in whole else tuple(SPELT + spelt[at : at + _LONGEST_SPELT] for at in overlapping),
    )


def spelling(word: str) -> str:
    """Return a Latin word as it is spelled, without what joins its parts: unlike in a key, any part can be found."""
    return _UNSPELT.sub("", fold_text(word))
