"""Evaluate Whoosh queries over whole posting lists: exact, and several times faster than Whoosh's matchers.

A matcher asks each of its children for each document; a query with other names and parts of words has a hundred. Here
every term's postings are read block by block into a dictionary, and And, Or and the rest join dictionaries. The score
is Whoosh's own BM25F (Robertson et al. 2004, K1 1.2, B 0.75), which a test compares.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import Any

K1, B = 1.2, 0.75
FEW = 16  # a list this many times as long is searched for each document
MOST_KEPT = 256  # terms whose scores are kept between the queries of one process
Scores = dict[int, float]  # number of the document in its segment → score


class Segment:
    """One segment of an index: its postings, the lengths of its fields, and the uids of its documents."""

    def __init__(self, reader: Any, whole: Any, frequency: Callable[[str, str], int]) -> None:
        self._reader, self._whole = reader, whole  # the segment's, and that of the whole index, for idf
        self._frequency = frequency  # of a field and term, in the whole index
        self._terms: dict[tuple[str, str, float], Scores] = {}
        self._lists: dict[tuple[str, str], Sequence[int]] = {}  # of terms whose lists were searched
        self._length_columns: dict[str, bytes] = {}
        self._gain_tables: dict[tuple[str, int], list[float]] = {}

    def matches(self, query: Any) -> Scores:
        """Return uid → score of every entry that matches."""
        if len(self._terms) + len(self._lists) > MOST_KEPT:
            self._terms.clear()
            self._lists.clear()
        if not self._reader.doc_count_all():  # no notes yet: a reader without a segment
            return {}
        found, uids = self._scores(query), self._uids
        if deleted := frozenset(self._reader.segment().deleted_docs()):
            return {uids[number]: value for number, value in found.items() if number not in deleted}
        return {uids[number]: value for number, value in found.items()}

    def _scores(self, query: Any) -> Scores:
        return _HANDLERS[type(query).__name__](self, query)

    def and_(self, query: Any) -> Scores:
        """Return what all parts match, the rarest first."""
        listed = sorted(filter(self._is_listed, query.subqueries), key=self._count)
        scored = sorted((self._scores(part) for part in query.subqueries if not self._is_listed(part)), key=len)
        found = scored.pop(0) if scored else self._scores(listed.pop(0)) if listed else {}
        for part in scored:
            found = {number: value + part[number] for number, value in found.items() if number in part}
        for term in listed:
            found = self._in_list(term, found)
        return found

    def _is_listed(self, query: Any) -> bool:
        """Return whether a query is a term of a field that stores no counts."""
        return type(query).__name__ == "Term" and not self._whole.schema[query.fieldname].scorable

    def _count(self, term: Any) -> int:
        return self._frequency(term.fieldname, term.text)

    def _in_list(self, term: Any, found: Scores) -> Scores:
        """Return the documents of `found` that have a term; of a long list only those places are read."""
        if len(found) * FEW > self._count(term):
            having = self.term(term)
            return {number: value + term.boost for number, value in found.items() if number in having}
        asked = (term.fieldname, term.text)
        if asked not in self._lists:
            self._lists[asked] = (self._postings(*asked) or ((), ()))[0]
        numbers = self._lists[asked]
        last = len(numbers) - 1
        places = ((number, value, min(bisect_left(numbers, number), last)) for number, value in found.items())
        return {number: value + term.boost for number, value, at in places if numbers[at] == number} if numbers else {}

    def or_(self, query: Any) -> Scores:
        """Return what any part matches."""
        largest, *others = sorted(map(self._scores, _branches(query)), key=len, reverse=True)
        found = dict(largest)
        for part in others:
            for number, value in part.items():
                found[number] = found.get(number, 0.0) + value
        return found

    def term(self, query: Any) -> Scores:
        """Return a term's postings with their BM25F scores, or the boost alone in a field without lengths."""
        asked = (query.fieldname, query.text, query.boost)
        if (
            asked not in self._terms
        ):  # several parts of a query have the same term, and so has the looser query after it
            self._terms[asked] = self._score_term(*asked)
        return self._terms[asked]

    def _score_term(self, field: str, text: str, boost: float) -> Scores:
        postings = self._postings(field, text)
        if postings is None:
            return {}
        numbers, counts = postings
        if not self._whole.schema[field].scorable:
            return dict.fromkeys(numbers, boost)
        lengths = self._lengths(field)
        gain = boost * (K1 + 1) * self._idf(field, text)
        kinds = set(counts)
        if len(kinds) == 1:
            table = [gain * value for value in self._gains(field, kinds.pop())]
            return {number: table[lengths[number]] for number in numbers}
        tables = {count: self._gains(field, count) for count in kinds}
        found = zip(numbers, counts, strict=True)
        return {number: gain * tables[count][lengths[number]] for number, count in found}

    def prefix(self, query: Any) -> Scores:
        """Return what has any term with this prefix, each at the boost alone."""
        field = query.fieldname
        terms = self._reader.expand_prefix(field, query.text)
        return {number: query.boost for term in terms for number in (self._postings(field, term) or ((), ()))[0]}

    def every(self, _: Any) -> Scores:
        """Return every document, with score 0."""
        return dict.fromkeys(range(self._reader.doc_count_all()), 0.0)

    def nothing(self, _: Any) -> Scores:
        """Return no document."""
        return {}

    def _postings(self, field: str, text: Any) -> tuple[Sequence[int], Sequence[int]] | None:
        """Return the numbers of the documents that have a term, and how often each has it; None if none has."""
        from whoosh.reading import TermNotFound  # noqa: PLC0415 - after whoosh

        from aikb.index.whoosh.codec import read  # noqa: PLC0415 - likewise

        if field not in self._whole.schema:
            return None
        try:
            return read(self._reader._terms, field, self._whole.schema[field].to_bytes(text))  # noqa: SLF001 - pinned version
        except TermNotFound:
            return None

    def _idf(self, field: str, text: str) -> float:
        return float(log(self._whole.doc_count_all() / (self._frequency(field, text) + 1)) + 1)

    def _gains(self, field: str, count: int) -> list[float]:
        """Return the score of a term that a field has `count` times, by the byte that encodes the field's length."""
        if (field, count) not in self._gain_tables:
            from whoosh.util.numeric import byte_to_length  # noqa: PLC0415 - after whoosh

            average = self._whole.field_length(field) / (self._whole.doc_count_all() or 1) or 1
            below = (K1 * ((1 - B) + B * byte_to_length(byte) / average) for byte in range(256))
            self._gain_tables[field, count] = [count / (count + added) for added in below]
        return self._gain_tables[field, count]

    def _lengths(self, field: str) -> bytes:
        """Return the length of each document's field, as one byte."""
        if field not in self._length_columns:
            from whoosh.codec.whoosh3 import _lenfield  # noqa: PLC0415 - after whoosh

            self._length_columns[field] = self._column(_lenfield(field), 1)
        return self._length_columns[field]

    @cached_property
    def _uids(self) -> "array[int]":
        found = array("Q", self._column("uid", 8))
        if sys.byteorder == "little":
            found.byteswap()  # Whoosh writes big-endian
        return found

    def _column(self, name: str, size: int) -> bytes:
        """Return a column of numbers as it is in the file: `size` bytes a document, zeros where none was written."""
        documents = self._reader.doc_count_all()
        perdoc = self._reader._perdoc  # noqa: SLF001 - the reader gives one value a call
        if not perdoc.has_column(name):
            return bytes(size * documents)
        file, start, length = perdoc._get_column_file(name)  # noqa: SLF001 - likewise
        values = bytes(file.get(start, min(length, size * documents)))
        return values.ljust(size * documents, b"\0")


def _branches(query: Any) -> Iterator[Any]:
    """Return the branches of an Or, with those of Ors inside it: they are joined in one step."""
    for part in query.subqueries:
        if type(part).__name__ == "Or":
            yield from _branches(part)
        else:
            yield part


_HANDLERS: dict[str, Callable[[Segment, Any], Scores]] = {
    "And": Segment.and_,
    "Or": Segment.or_,
    "Term": Segment.term,
    "Prefix": Segment.prefix,
    "Every": Segment.every,
    "_NullQuery": Segment.nothing,
}
