"""Decide whether function words make a phrase of a text; cut with the shipped dictionary, so 和弦 has no 和."""

import re
from collections.abc import Iterator
from functools import lru_cache

from aikb.base.scripts import BASED_NAME, HAN
from aikb.names.bilingual import is_known
from aikb.names.fold import fold_text
from aikb.names.word_lists import pattern, words
from aikb.words import stock

_CHARACTERS = frozenset(words("phrase_characters"))
_JOINERS = frozenset(words("phrase_joiners"))
_ENDS = words("phrase_ends")
_STARTS = words("phrase_starts")
_WORDS = re.compile(pattern("phrase_words"))
_SIGN = re.compile(f"[{''.join(_CHARACTERS)}]|{pattern('phrase_joiners', 'phrase_ends', 'phrase_starts')}")
_RUN = re.compile(rf"[{HAN}]+")
_JOINER = re.compile(pattern("phrase_joiners"))
_DEGREES = words("degrees")
LONGEST_ATTRIBUTIVE = 12  # characters
_NOUNS = re.compile(pattern("phrase_nouns"))
_LATIN_COMPARED = re.compile(r"[A-Za-z0-9]\s*对比\s*[A-Za-z0-9]")
_BASED = re.compile(BASED_NAME)


@lru_cache(maxsize=4096)
def is_phrase(text: str) -> bool:
    """Return whether function words make it a phrase: 传统的CNN, 文生图和图生图; not 和弦识别, 基于能量的模型."""
    folded = fold_text(text).strip(" *_`~")
    if _WORDS.search(folded):
        return not is_known(text)
    return bool(_SIGN.search(folded)) and _has_function_word(folded) and not (may_be_both(folded) or is_known(text))


def may_be_both(text: str) -> bool:
    """Return whether what has the form of a phrase is a name: 基于能量的模型."""
    return bool(_BASED.fullmatch(text))


def is_attributive(text: str) -> bool:
    """Return whether a phrase is one noun with what modifies it: 一本正经的胡说八道, but not 更快的模型, 把词变成向量的网络."""
    before, joiner, behind = fold_text(text).partition("的")
    return (
        bool(before and joiner and behind)
        and len(text) <= LONGEST_ATTRIBUTIVE
        and not before.startswith(_DEGREES)
        and not (is_phrase(before) or is_phrase(behind))
    )


def joined(text: str) -> tuple[str, ...]:
    """Return what words such as 和 stand between: self-attention, target-attention; the text where there are none."""
    folded = fold_text(text)
    words_ = han_words(folded) if _JOINER.search(folded) else ()
    cuts = [(at, at + len(word)) for at, word in words_ if word in _JOINERS and 0 < at < len(folded) - len(word)]
    starts, ends = (0, *(end for _, end in cuts)), (*(start for start, _ in cuts), len(text))
    return tuple(text[start:end].strip() for start, end in zip(starts, ends, strict=True))


def _has_function_word(text: str) -> bool:
    if text.startswith(_STARTS) or text.endswith(_ENDS) or _LATIN_COMPARED.search(text):
        return True
    for start, word in han_words(_NOUNS.sub(lambda noun: "名" * len(noun[0]), text)):
        inside = start > 0 and start + len(word) < len(text)
        if word in _CHARACTERS or (inside and word in _JOINERS):
            return True
    return False


def han_words(text: str) -> Iterator[tuple[int, str]]:
    """Return the Chinese words of the text, each with its offset."""
    for run in _RUN.finditer(text):
        at = run.start()
        for word in stock.cut(run[0]):
            yield at, word
            at += len(word)
