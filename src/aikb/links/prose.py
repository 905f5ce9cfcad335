"""Squeeze text to the characters that keys are made of, with a map back to the original offsets.

`fold.key` drops blanks, hyphens and quotes and takes words to their singular. Here that is done to a whole text at
once, so that it contains the key of a name, however the text spells it.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from aikb.links.visible_prose import BLANK, running
from aikb.names.fold import fold_text
from aikb.names.spelling import ACRONYMS, american, singular, singular_acronyms, spell_out_greek

_JOINERS = "_‐‑‒–·•・‧∙⋅\\-"
_UNSEEN = "\xad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_GAP = re.compile(rf"[\s{_JOINERS}'’{_UNSEEN}]+")
# What may occur inside a name: a blank, a hyphen, an apostrophe, nothing that is seen, the end of a line of prose.
_INSIDE = re.compile(
    rf"[{_UNSEEN}]*(?:[^\S\n]{{1,2}}|[{_JOINERS}]|['’][^\S\n]?|(?P<line>[^\S\n]*\n[^\S\n]*))?[{_UNSEEN}]*"
)
_PIECE = re.compile(
    rf"{_GAP.pattern}|[a-z]{{4,}}|[^\x00-\x7f\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
_BREAK = "\n"
BREAKS = frozenset({_BREAK, BLANK})  # no name holds one of these


class Prose:
    """The running text of an entry's Markdown: as it is, `folded` with the same offsets, and `squeezed`."""

    __slots__ = ("_at", "_ends", "_from", "folded", "seams", "squeezed", "text")

    def __init__(self, markdown: str) -> None:
        self.text = running(markdown)
        self.folded = folded = fold_text(self.text)
        self._at = [0]  # offsets in `squeezed` from which on …
        self._from = [0]  # … the text goes on at these offsets
        self._ends: dict[int, int] = {}  # where what ends at such an offset ends in the text
        parts: list[str] = []
        size = position = 0
        for piece in _PIECE.finditer(folded):
            start, end = piece.span()
            written = _written(folded, piece) if piece[0] not in ACRONYMS else _acronym(self.text[start:end])
            if written == piece[0]:
                continue
            parts += [folded[position:start], written]
            size += start - position + len(written)
            position = end
            if written:
                self._ends[size] = end
            self._at.append(size)
            self._from.append(end)
        self.squeezed = "".join((*parts, folded[position:]))
        self.seams = frozenset(self._at)  # offsets in `squeezed` before which something was changed or left out

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of the squeezed characters from `start` to `end`."""
        piece = bisect_right(self._at, start) - 1
        first = self._place(start, piece)
        if end in self._ends:
            return first, self._ends[end]
        if piece + 1 < len(self._at) and self._at[piece + 1] < end:
            piece = bisect_right(self._at, end - 1) - 1
        return first, self._place(end - 1, piece) + 1

    def _place(self, at: int, piece: int) -> int:
        place = self._from[piece] + at - self._at[piece]
        return min(place, self._from[piece + 1] - 1) if piece + 1 < len(self._from) else place


def _written(folded: str, piece: re.Match[str]) -> str:
    """Return what a piece of folded text becomes."""
    text = piece[0]
    if "a" <= text[0] <= "z":
        return _word(text)
    if not _GAP.match(text):
        return _letter(text)
    inside = _INSIDE.fullmatch(text)
    if inside is None:
        return _BREAK
    # A line of prose goes on in the next one between English words; a Chinese one mostly ends with its line.
    between = folded[piece.start() - 1 : piece.start()], folded[piece.end() : piece.end() + 1]
    return _BREAK if inside["line"] and not all(each.isascii() and each.isalnum() for each in between) else ""


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> str:
    return american(singular(word))


def _acronym(word: str) -> str:
    """Return an acronym that ends in S unchanged, or the singular if its case shows a plural: VITS, ViTs."""
    return fold_text(singular_acronyms(word))


@lru_cache(maxsize=1 << 12)
def _letter(character: str) -> str:
    """Return a letter of another script, or with an accent, as keys spell it."""
    plain = unicodedata.normalize("NFKD", character)
    bare = "".join(each for each in plain if not "\u0300" <= each <= "\u0337")
    return spell_out_greek(unicodedata.normalize("NFKC", bare.casefold())).strip()
