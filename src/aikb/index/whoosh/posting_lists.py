"""Collect postings in memory: for each term the documents that have it and how often; many go to runs on disk.

Whoosh's own pool keeps a tuple of 150 bytes for each posting and sorts them all. Here a posting takes eight bytes, they
are in order as they come, and only the terms are sorted.
"""

import heapq
import struct
from array import array
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

MOST_POSTINGS = 8_000_000  # in memory, about 200 MB with their terms

_HEAD = struct.Struct("<III")  # lengths in bytes of field, term and pairs
_Run = Iterator[tuple[str, str, "array[int]"]]


class Postings(NamedTuple):
    """The documents that have a term, ascending, and how often each has it."""

    field: str
    term: str
    documents: "array[int]"
    counts: "array[int]"


class PostingLists:
    """Collect postings by document, return them by field and term. Runs that do not fit in memory go to `folder`."""

    def __init__(self, folder: Path, most: int = MOST_POSTINGS) -> None:
        self._folder, self._most = folder, most
        self._fields: dict[str, dict[str, array[int]]] = {}  # document, count, document, count …
        self._held = 0
        self._runs: list[Path] = []

    def add(self, document: int, field: str, counts: Mapping[str, int]) -> None:
        """Add a document's terms of a field; documents come in ascending order."""
        lists = self._fields.setdefault(field, {})
        for term, count in counts.items():
            pairs = lists.get(term)
            if pairs is None:
                lists[term] = array("I", (document, count))
            else:
                pairs.append(document)
                pairs.append(count)
        self._make_room(len(counts))

    def add_list(self, postings: Postings) -> None:
        """Add a term's documents, all of them above those it has so far."""
        pairs = array("I", bytes(8 * len(postings.documents)))
        pairs[0::2], pairs[1::2] = postings.documents, postings.counts
        self._fields.setdefault(postings.field, {}).setdefault(postings.term, array("I")).extend(pairs)
        self._make_room(len(postings.documents))

    def drain(self) -> Iterator[Postings]:
        """Yield and forget all postings, by field and term."""
        if self._runs:
            self._spill()
        runs = heapq.merge(*map(_read, self._runs), key=itemgetter(0, 1)) if self._runs else self._sorted()
        for (field, term), parts in groupby(runs, key=itemgetter(0, 1)):
            pairs = array("I")
            for _, _, more in parts:
                pairs.extend(more)
            yield Postings(field, term, pairs[0::2], pairs[1::2])

    def _make_room(self, added: int) -> None:
        self._held += added
        if self._held > self._most:
            self._spill()

    def _sorted(self) -> _Run:
        for field in sorted(self._fields):
            lists = self._fields.pop(field)
            for term in sorted(lists):
                yield field, term, lists.pop(term)
        self._held = 0

    def _spill(self) -> None:
        path = self._folder / f"postings-{len(self._runs)}.run"
        with path.open("wb") as file:
            for field, term, pairs in self._sorted():
                name, text, data = field.encode(), term.encode(), pairs.tobytes()
                file.write(_HEAD.pack(len(name), len(text), len(data)) + name + text + data)
        self._runs.append(path)


def _read(path: Path) -> _Run:
    """Read a run that was written to disk, and remove its file."""
    with path.open("rb") as file:
        while head := file.read(_HEAD.size):
            field, term, data = (file.read(size) for size in _HEAD.unpack(head))
            yield field.decode(), term.decode(), array("I", data)
    path.unlink()
