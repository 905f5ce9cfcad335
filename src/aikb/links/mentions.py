"""Find names in running text, longest first, in mixed Chinese and English.

The text is squeezed to what keys are made of, and each place in it looked up by its first three characters; a match
counts when its own text has the name's key. Linear in the text, whatever the number of names.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress, count
from operator import add
from typing import NamedTuple

from aikb.links.case_rules import spelled_alike
from aikb.links.prose import Prose
from aikb.links.visible_prose import BLANK
from aikb.names.fold import has_han, key

# Words are parted by blanks in the scripts below U+2E80 only. Signs carry on what is no word of a sentence: my_lora,
# torch.load, --lora, lora(), and C is neither in C++ nor in C#.
# A class with a range to U+10FFFF takes 3 ms to compile; one up to U+2E7F, looked at first, half of one.
_LOW = r"[\x00-\u2e7f]"
_LETTER = rf"(?:(?={_LOW})[^\W_])"
_WORD = re.compile(_LETTER)
_GOES_BEFORE = re.compile(rf"(?<=[^\W_])(?<={_LOW})|(?<=[^\W_][._])(?<={_LOW}[._])|(?<=[-\s{BLANK}]-)|(?<=^-)")
_GOES_ON = re.compile(rf"{_LETTER}|[._]{_LETTER}|\+\+|#|\(\)")
_JOINED = re.compile(r"(?<=[A-Za-z0-9]-)[A-Za-z0-9]{1,2}")  # two letters that end another name: JSON-LD
_BECOMES = re.compile("员(?!工)|者|器(?![官件材械])")  # what makes a person or a device of an act: 管理员, 编码器
_INNER = re.compile(r"(?<=[a-z0-9])[a-z0-9]")  # of an English word, in squeezed text

_PREFIX = 3  # characters


class Mention(NamedTuple):
    """A name in a text, from `start` to `end`."""

    start: int
    end: int
    key: str


class Finder:
    """Find names. `names` maps each key to the spellings that count, or to none when its case does not matter."""

    def __init__(self, names: Mapping[str, Collection[str]]) -> None:
        self.names = names
        lengths: dict[str, set[int]] = {}
        for each in names:
            if len(each) > 1 or not has_han(each):
                lengths.setdefault(each[:_PREFIX], set()).add(len(each))
        self._lengths = {prefix: tuple(sorted(found)) for prefix, found in lengths.items()}
        self._shortest = sorted({len(prefix) for prefix in lengths})

    def find(self, prose: Prose, own: Collection[str] = ()) -> list[Mention]:
        """Return the first mention of each name in a text, in order; `own` names hide what overlaps them."""
        first: dict[str, Mention] = {}
        for mention in _longest_first(self._matches(prose)):
            if mention.key not in own and mention.key not in first:
                first[mention.key] = mention
        return list(first.values())

    def _matches(self, prose: Prose) -> Iterator[Mention]:
        """Yield every match of every name, overlapping ones included."""
        text, names = prose.squeezed, self.names
        for at, sizes in self._places(text, prose.seams):
            for size in sizes:
                if (found := text[at : at + size]) in names:
                    start, end = prose.span(at, at + size)
                    if _is_apart(prose.folded, start, end) and self._is_name(prose.text[start:end], found):
                        yield Mention(start, end, found)

    def _places(self, text: str, seams: Collection[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield offsets where names may begin, with the lengths to try: by the first three characters at most.

        None begins in the middle of an English word, but at a seam; `_is_apart` says so too, but not as fast.
        """
        get = self._lengths.get
        firsts = _INNER.sub(BLANK, text)
        inner = [at for at in seams if 0 < at < len(text) and firsts[at] == BLANK]
        for size in self._shortest:
            beginnings: Iterable[str] = firsts if size == 1 else map(add, firsts, text[1:])
            if size == _PREFIX:
                beginnings = map(add, beginnings, text[2:])
            found = list(map(get, beginnings))
            yield from zip(compress(count(), found), filter(None, found), strict=True)
            for at in inner:
                if len(text) - at >= size and (sizes := get(text[at : at + size])):
                    yield at, sizes

    def _is_name(self, written: str, found: str) -> bool:
        forms = self.names[found]
        return key_of(written) == found and (not forms or spelled_alike(written, forms))


@lru_cache(maxsize=1 << 16)
def key_of(written: str) -> str:
    """Return the key of a piece of text; cached, because the same words recur."""
    return key(written)


def _longest_first(found: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that no longer one overlaps (nor an earlier one of equal length), by place."""
    taken: set[int] = set()
    kept = []
    for mention in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        place = range(mention.start, mention.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(mention)
    return sorted(kept)


def _is_apart(folded: str, start: int, end: int) -> bool:
    """Return whether a match is a whole word at both ends, where its script has word boundaries."""
    return not (
        _JOINED.fullmatch(folded, start, end)
        or (_WORD.match(folded, start) and _GOES_BEFORE.match(folded, start))
        or (_GOES_ON if _WORD.match(folded, end - 1) else _BECOMES).match(folded, end)
    )
