"""Bloom filter over the squeezed texts of a note: which names cannot occur in it.

After a new name only the notes that may contain it are read again. One bit for each pair of neighbouring characters.
"""

from collections.abc import Collection
from functools import lru_cache
from operator import add

# One pair in eight is taken for another; a name of five characters then slips in once in 4,000 notes.
_BITS_PER_PAIR = 8


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a squeezed text."""
    return set(map(add, text, text[1:]))


def signature(found: Collection[str]) -> bytes:
    """Return the Bloom filter of these pairs."""
    size = max(1, (len(found) * _BITS_PER_PAIR).bit_length() - 3)
    bits, last = bytearray(1 << size), (8 << size) - 1
    for number in map(_number, found):
        place = number & last
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_hold(bits: bytes, key: str) -> bool:
    """Return whether a text with this signature may contain the key; never false when it does."""
    places = (_number(pair) & (len(bits) * 8 - 1) for pair in map(add, key, key[1:]))
    return all(bits[place >> 3] & 1 << (place & 7) for place in places)


@lru_cache(maxsize=1 << 17)  # a collection's pairs are few and come again and again
def _number(pair: str) -> int:
    return (ord(pair[0]) * 0x9E3779B1 ^ ord(pair[1]) * 0x85EBCA6B) >> 7
