"""Search and write the Whoosh side of the index. With `commits`, `evaluate` and `schema` it works around Whoosh 2.7.4:

* Opened without mmap support, because Whoosh copies a mapped segment into memory.
* Searched by `evaluate`: Whoosh's own top-N collector loses hits in 4-7 % of queries, its And drops an Every, its Or
  what scores nothing, and its matchers take 25 µs an entry.
* Any failure means damage, as a torn or garbled file raises nearly anything: callers get IndexDamagedError and rebuild.
"""

import contextlib
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from aikb.base.atomic import sync_to_disk
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.whoosh.commits import WORDS_FOLDER, Commit, commit_files, damage, sweep
from aikb.index.whoosh.evaluate import Segment

MOST_KEPT = 4096  # terms whose frequencies are kept between the queries of one process


class Ranked(NamedTuple):
    """Matches of a query: the best ones as (uid, score), best first, and how many there are."""

    best: list[tuple[int, float]]
    total: int


class Words:
    """The open index, at the commit that the catalog names. Use as a context manager."""

    def __init__(self, generation: Path) -> None:
        with damage("open"), contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
            self.reader = Commit(generation, catalog.commit_number()).reader()
            self._gone = self.reader.doc_count_all() - self.reader.doc_count()
        self._frequencies: dict[tuple[str, str], int] = {}  # a commit never changes

    def __enter__(self) -> "Words":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        with contextlib.suppress(Exception):
            self.reader.close()

    def rank(self, query: Any, limit: int, also: Collection[int] = ()) -> Ranked:
        """Return the best `limit` matches of a Whoosh query, ties by uid, those of `also` that match, and how many match."""
        found: dict[int, float] = {}
        with damage("search"):
            for segment in self._segments:
                found.update(segment.matches(query))
        least = heapq.nlargest(limit, found.values())[-1:] if limit < len(found) else ()
        near = [hit for hit in found.items() if hit[1] >= least[0]] if least else list(found.items())
        best = sorted(near, key=lambda hit: (-hit[1], hit[0]))[:limit]
        chosen = {uid for uid, _ in best} if also else set()
        best += [(uid, found[uid]) for uid in also if uid in found and uid not in chosen]
        return Ranked(best, len(found))

    def holds(self, field: str, term: str) -> bool:
        """Return whether any entry has the term in the field."""
        known = self.frequency(field, term)
        if not 0 < known <= self._gone:
            return known > 0
        with damage("search"):  # a term stays listed after the last entry with it is removed
            return bool(self.reader.postings(field, term).is_active())

    def frequency(self, field: str, term: str) -> int:
        """Return how many entries have the term in the field, counting some that were removed."""
        asked = (field, term)
        if asked not in self._frequencies:  # five places of a query need it, and each segment
            if len(self._frequencies) > MOST_KEPT:
                self._frequencies.clear()
            with damage("search"):
                self._frequencies[asked] = int(self.reader.doc_frequency(field, term))
        return self._frequencies[asked]

    @property
    def size(self) -> int:
        """Number of entries."""
        return int(self.reader.doc_count())

    @cached_property
    def _segments(self) -> list[Segment]:
        return [Segment(reader, self.reader, self.frequency) for reader, _ in self.reader.leaf_readers()]


@contextlib.contextmanager
def writing(generation: Path, number: int) -> Iterator["Batch"]:
    """Open a batch of changes on top of a commit; they become commit `number` + 1, or nothing if anything fails."""
    with damage("write"):
        sweep(generation, number)
        commit = Commit(generation, number)
        batch = Batch(commit, commit.writer())
    try:
        yield batch
    except BaseException:
        with contextlib.suppress(Exception):
            batch.writer.cancel()
        raise
    with damage("write"):
        batch.writer.commit()
        batch.close()
        files = commit_files(generation, number + 1)
        sync_to_disk(*(generation / name for name in files), generation / WORDS_FOLDER)


class Batch:
    """Changes to the index that become visible together."""

    def __init__(self, commit: Commit, writer: Any) -> None:
        self._commit = commit
        self.writer = writer

    def add(self, uid: int, path: str, fields: Mapping[str, Iterable[str]]) -> None:
        """Add an entry: `fields` has the terms of each field of the schema."""
        with damage("write"):
            self.writer.add_document(uid=uid, path=[path], **{name: list(terms) for name, terms in fields.items()})

    def remove(self, path: str) -> None:
        """Remove every entry that the commit below has of a note."""
        with damage("write"):
            if ("path", path) in self._reader:
                for number in self._reader.postings("path", path).all_ids():
                    self.writer.delete_document(number)

    def adopt(self, folder: Path) -> None:
        """Take over the only commit of an index made elsewhere, moving its files here."""
        with damage("write"):
            for segment in Commit(folder, 1).segments():
                for file in sorted((folder / WORDS_FOLDER).glob(f"{segment.segment_id()}*")):
                    file.rename(self._commit.folder / file.name)
                self.writer.adopted.append(segment)

    def close(self) -> None:
        """Close the files."""
        if "_reader" in self.__dict__:
            self._reader.close()

    @cached_property
    def _reader(self) -> Any:
        """One reader for all removals: Whoosh's `delete_by_term` would open the index again for each."""
        return self._commit.reader()
