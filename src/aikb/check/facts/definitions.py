"""Gather the definitions of a note, and buckets in which near copies of them meet."""

import re
import zlib
from collections.abc import Iterator

from aikb.check.facts.fact import Fact, column_of
from aikb.check.subject import Subject
from aikb.names.fold import fold_text

SIZE = 3  # characters of a shingle
_SHORTEST, _LONGEST = 16, 200  # characters of a definition that are compared; a shorter one proves little
_NOT_TEXT = re.compile(r"[\W_]+")
_HASHES = 12  # each definition keeps the smallest value of each: minhash (Broder 1997)
_BAND = 2  # smallest values in a bucket: 6 buckets meet above a similarity of about 0.6
_SALTS = tuple(zlib.crc32(f"aikb {number}".encode()) for number in range(_HASHES))


def definitions(subject: Subject) -> Iterator[Fact]:
    """Yield a `definition` for each defined term (its detail, folded), and a `bucket` for each of its bands.

    The detail of a bucket differs whenever the definition does.
    """
    for entry in subject.entries:
        text = _NOT_TEXT.sub("", fold_text(entry.definition or ""))[:_LONGEST]
        if entry.type != "term" or entry.weak or len(text) < _SHORTEST:
            continue
        place = (subject.path, entry.line, column_of(subject, entry, entry.names[0]))
        checksum = format(zlib.crc32(text.encode("utf-8", "replace")), "x")
        yield Fact(*place, "definition", f"{subject.path}:{entry.line}", entry.names[0], text)
        for bucket in _buckets(text):
            yield Fact(*place, "bucket", bucket, entry.names[0], checksum)


def shingles(text: str) -> set[str]:
    """Return all substrings of SIZE characters."""
    return {text[at : at + SIZE] for at in range(len(text) - SIZE + 1)}


def _buckets(text: str) -> Iterator[str]:
    hashes = [zlib.crc32(shingle.encode("utf-8", "replace")) for shingle in shingles(text)]
    least = [min((each ^ salt) * 0x9E3779B1 & 0xFFFFFFFF for each in hashes) for salt in _SALTS]
    for at in range(0, _HASHES, _BAND):
        yield f"{at}:{':'.join(format(each, 'x') for each in least[at : at + _BAND])}"
