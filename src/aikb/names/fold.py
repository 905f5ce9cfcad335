"""Fold text, and make the one key under which names compare."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from aikb.base.scripts import NUMBERED_NAME, is_han
from aikb.names.spelling import american, singular, singular_acronyms, spell_out_greek

LONGEST = 256  # characters of a name that its key looks at

_DIACRITICS = re.compile("[\u0300-\u0337]")  # not U+0338, which makes ≠ of =
_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›「」『』《》〈〉【】ʼ′″"
_COMMON_HAN = re.compile("[\u4e00-\u9fff]+")  # what no normal form changes
_JOINERS = "_‐‑‒–—―−⸺⸻·•・‧∙⋅-"
_UNSEEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    0xAD,
    *range(0x200B, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2065),
)
_SELECTORS = (*range(0xFE00, 0xFE10), 0xFEFF)  # of how an emoji looks, and the byte order mark
_UNQUOTED = dict.fromkeys(map(ord, _QUOTES))
_DROPPED = {**_UNQUOTED, **dict.fromkeys((*map(ord, _JOINERS), *_UNSEEN, *_SELECTORS))}
_ORDINAL = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_NUMBER = re.compile(rf"\A(?!{NUMBERED_NAME})(?:\(\s*{_ORDINAL}\s*\)|{_ORDINAL}\s*\\?[.、)](?![0-9])|[①-⑳])\s*(?=\S)")
_EMPHASIS = re.compile(r"(\*{1,3}|~~|==)(.+)\1", re.DOTALL)
_TRAILING = " \t.,;:!?。、，；：！？…"


def fold_text(text: str) -> str:
    """The text in lower case, half width and simplified characters, each at the offset where it stood."""
    if text.isascii():
        return text.lower()
    return text.translate(_table()).lower()


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """The form under which names compare; empty only for blank text, and its own key."""
    seen = name[:LONGEST]
    folded = _fold(seen)
    while folded != seen:  # a number behind a number, a sign inside a sign: each round takes one away
        seen, folded = folded, _fold(folded)
    return folded


def language(name: str) -> Literal["zh", "en"]:
    """`zh` for a name with a Han character, else `en`."""
    return "zh" if has_han(name) else "en"


def has_han(text: str) -> bool:
    """Whether there is a Han character."""
    return not text.isascii() and (bool(_COMMON_HAN.search(text)) or any(map(is_han, text)))


def _fold(text: str) -> str:
    """One round of folding; what would be dropped altogether stays."""
    if _COMMON_HAN.fullmatch(text):  # nothing but the script of its characters can differ; it is two names in three
        return text.translate(_table())
    plain = _casefold(text)
    bare = _strip(_NUMBER.sub("", _strip(plain), count=1))
    words = singular(bare.translate(_UNQUOTED))
    joined = "".join(words.translate(_DROPPED).split())
    return singular(american(joined))[:LONGEST] or plain or text.strip()


def _casefold(text: str) -> str:
    if text.isascii():
        return singular_acronyms(text).lower().strip()
    text = text.translate(_CIRCLED)
    text = singular_acronyms(_DIACRITICS.sub("", unicodedata.normalize("NFKD", text)))
    text = unicodedata.normalize("NFKC", text.casefold())
    if has_han(text):
        text = text.translate(_table())
    return spell_out_greek(text).strip()[:LONGEST]


def _strip(text: str) -> str:
    """Without the signs around it: quotes, emphasis, what ends a sentence."""
    text = text.rstrip(_TRAILING).strip()
    emphasis = _EMPHASIS.fullmatch(text)
    return emphasis[2] if emphasis else text


_CIRCLED = {0x2460 + n: f"({n + 1})" for n in range(20)}


@cache
def _table() -> list[int]:
    """What each character of the Basic Multilingual Plane folds to; a list, twice as fast as a dict with gaps."""
    table = list(range(0x10000))
    *_, old, new = (Path(__file__).parent / "data" / "t2s.txt").read_text(encoding="utf-8").split("\n")[:-1]
    for character, simple in zip(old, new, strict=True):
        table[ord(character)] = ord(simple)
    table[0xFF01:0xFF5F] = range(0x21, 0x7F)
    table[0x3000] = 0x20
    table[0x130] = ord("i")  # lower() would make two characters of it
    table[0x3A3] = table[0x3C2] = 0x3C3  # lower() looks at the neighbours of a sigma
    return table


def fold_case(text: str) -> str:
    """Fold case, width and whitespace only: finer than a key, under which GPT and GPTs are one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
