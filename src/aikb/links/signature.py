"""The squeezed texts of a note come in, a few bytes go out that tell which names cannot stand in it (a Bloom filter).

So a new name has only those notes read again that may hold it. One bit for each pair of neighbouring characters.
"""

from collections.abc import Iterable
from itertools import pairwise

_BITS_PER_PAIR = (
    8  # one pair in eight is taken for another; a name of five characters then slips in once in 4,000 notes
)


def pairs(text: str) -> set[tuple[str, str]]:
    """The pairs of neighbouring characters of a squeezed text."""
    return set(pairwise(text))


def signature(found: Iterable[tuple[str, str]]) -> bytes:
    """The bits of these pairs."""
    wanted = list(found)
    size = max(1, (len(wanted) * _BITS_PER_PAIR).bit_length() - 3)
    bits = bytearray(1 << size)
    for pair in wanted:
        place = _place(pair, len(bits))
        bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_hold(bits: bytes, key: str) -> bool:
    """Whether a text with this signature may hold the key; false only when it does not."""
    places = (_place(pair, len(bits)) for pair in pairwise(key))
    return all(bits[place >> 3] & 1 << (place & 7) for place in places)


def _place(pair: tuple[str, str], size: int) -> int:
    number = ord(pair[0]) * 0x9E3779B1 ^ ord(pair[1]) * 0x85EBCA6B
    return (number >> 7) & (size * 8 - 1)
