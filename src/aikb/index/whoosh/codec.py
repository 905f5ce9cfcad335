"""Store postings as one block a term, written and read as whole arrays.

Whoosh's own codec makes blocks of 128 postings, each pickled, compressed and decoded posting by posting: a common term
took 40 of them. A block here is its two type codes and the count, then the gaps between documents, then how often each
has the term, unless that is once in all. Term index, columns and segments are Whoosh's.
"""

import struct
from array import array
from collections.abc import Callable, Iterable
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING, Any

from aikb.index.whoosh.schema import import_whoosh

if TYPE_CHECKING:
    from aikb.index.whoosh.posting_lists import Postings

import_whoosh()

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo  # noqa: E402 - import_whoosh prepares it
from whoosh.matching import ListMatcher  # noqa: E402 - likewise
from whoosh.system import pack_int, pack_long, pack_ushort  # noqa: E402 - likewise

_HEAD = struct.Struct("=ccI")
_ONES = "1"  # the type code of counts that are all 1
_TYPES = ((1 << 8, "B"), (1 << 16, "H"), (1 << 32, "I"))


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with other postings. A segment stores its module and name, by which Whoosh finds it again."""

    def field_writer(self, storage: Any, segment: Any) -> "FieldWriter":
        """Return the writer of terms and their postings."""
        return FieldWriter(self, storage, segment)

    def postings_reader(self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None) -> Any:
        """Return a matcher over a term's postings, for the parts of Whoosh that ask for one."""
        documents, counts = _block(dbfile, terminfo)
        weights = list(map(float, counts))
        return ListMatcher(documents, weights, format=format_, scorer=scorer, term=term, terminfo=terminfo)


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Write whole posting lists, in order of field and term."""

    def write(self, lists: "Iterable[Postings]", field_of: Callable[[str], Any]) -> None:
        """Write all terms of a segment; `field_of` returns a field of the schema by its name."""
        name, number = "", b""
        for postings in lists:
            if postings.field != name:
                name = postings.field
                self.start_field(name, field_of(name))
                number = pack_ushort(self._fieldid)
            self._write_term(number + postings.term.encode(), postings)

    def _write_term(self, key: bytes, postings: "Postings") -> None:
        documents, counts = postings.documents, postings.counts
        start, data = self._postfile.tell(), encode(documents, counts)
        self._postfile.write(data)
        # The lengths and the greatest weight serve shortcuts of Whoosh's matchers, which are not used.
        stats = (0, float(sum(counts)), len(documents), 0, 255, float(max(counts)), documents[0], documents[-1])
        self._tindex.add(key, W3TermInfo._struct.pack(*stats) + pack_long(start) + pack_int(len(data)))  # noqa: SLF001 - as Whoosh packs it


def read(terms: Any, field: str, term: bytes) -> tuple[list[int], "array[int] | list[int]"]:
    """Return the documents that have a term, and how often. Raises TermNotFound."""
    return _block(terms._postfile, terms.term_info(field, term))  # noqa: SLF001 - pinned version


def _block(file: Any, terminfo: Any) -> tuple[list[int], "array[int] | list[int]"]:
    start, (length,) = terminfo.extent()  # Whoosh leaves the length as it unpacks it
    return decode(file.get(start, length))


def encode(documents: "array[int]", counts: "array[int]") -> bytes:
    """Encode a block of postings; documents are in ascending order."""
    gaps = array("I", (documents[0], *map(sub, documents[1:], documents)))
    kind = _type_of(max(gaps))
    most = max(counts)
    count_kind = _ONES if most == 1 else _type_of(most)
    kept = b"" if most == 1 else array(count_kind, counts).tobytes()
    return _HEAD.pack(kind.encode(), count_kind.encode(), len(documents)) + array(kind, gaps).tobytes() + kept


def decode(block: bytes) -> tuple[list[int], "array[int] | list[int]"]:
    """Return the documents and counts of a block."""
    kinds, size = block[:2].decode(), _HEAD.unpack_from(block)[2]
    gaps = array(kinds[0])
    end = _HEAD.size + size * gaps.itemsize
    gaps.frombytes(block[_HEAD.size : end])
    counts = [1] * size if kinds[1] == _ONES else array(kinds[1], block[end:])
    return list(accumulate(gaps)), counts


def _type_of(most: int) -> str:
    return next(kind for limit, kind in _TYPES if most < limit)
