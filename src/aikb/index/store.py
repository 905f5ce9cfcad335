"""The Whoosh side of the index: terms in, (uid, score) out. Every defect of Whoosh 2.7.4 is worked around here.

* Opened without mmap support, because Whoosh copies a mapped segment into memory (107 ms at 50,000 entries, now 0.4).
* Searched by an exact loop over the matcher: Whoosh's own top-N collector loses hits in 4-7 % of queries.
* Each commit leaves the one before it in place, and the catalog names the one that belongs to it: so the catalog's own
  commit makes both valid at one moment, wherever a kill falls. Whoosh itself would open the newest.
* Any failure means damage, as a torn or garbled file raises nearly anything: callers get IndexDamagedError and rebuild.
"""

import contextlib
import errno
import heapq
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from aikb.errors import CacheUnusable, IndexDamagedError
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.schema import import_whoosh, make_schema
from aikb.index.seal import to_disk

WORDS_FOLDER = "words"
_MEMORY_MB = 256  # of postings before Whoosh spills to disk; 512 gains 13 % of the build time for twice the memory
_NAME = "MAIN"  # Whoosh's own, which some of its functions take for granted
_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE}


class Ranked(NamedTuple):
    """Matches of a query: the best ones as (uid, score), best first, and how many there are."""

    best: list[tuple[int, float]]
    total: int


class _Commit:
    """One commit of an index: as much of whoosh.index.FileIndex as its writer asks for, but not always the newest."""

    indexname = _NAME

    def __init__(self, generation: Path, number: int) -> None:
        import_whoosh()
        from whoosh.filedb.filestore import FileStorage  # noqa: PLC0415 - after import_whoosh

        self.storage = FileStorage(str(generation / WORDS_FOLDER), supports_mmap=False)
        self.schema = make_schema()
        self.number = number

    def _read_toc(self) -> Any:
        from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh

        return TOC.read(self.storage, _NAME, gen=self.number, schema=self.schema)

    def reader(self) -> Any:
        """A reader of the commit, whatever is written meanwhile."""
        from whoosh.index import FileIndex  # noqa: PLC0415 - after import_whoosh

        toc = self._read_toc()
        return FileIndex._reader(self.storage, toc.schema, toc.segments, toc.generation)  # noqa: SLF001 - see the class

    def files(self) -> tuple[str, ...]:
        """What the names of its files begin with."""
        return f"_{_NAME}_{self.number}.toc", *(segment.segment_id() for segment in self._read_toc().segments)

    def writer(self) -> Any:
        """A writer of the next commit."""
        from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh
        from whoosh.writing import SegmentWriter  # noqa: PLC0415

        class Writer(SegmentWriter):  # type: ignore[misc]
            def _commit_toc(self, segments: Any) -> None:
                TOC(self.schema, segments, self.generation).write(self.storage, _NAME)  # and sweeps nothing away

        return Writer(self, limitmb=_MEMORY_MB, _lk=False)  # the cache's lock is held


def create(generation: Path) -> None:
    """Makes an empty index inside a generation's folder: its commit 0."""
    (generation / WORDS_FOLDER).mkdir(mode=0o700)
    import_whoosh()
    from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh

    empty = _Commit(generation, 0)
    TOC(empty.schema, [], 0).write(empty.storage, _NAME)


def commit_files(generation: Path, number: int) -> list[str]:
    """The files that a commit consists of, relative to the generation's folder."""
    with _damage("open"):
        first = _Commit(generation, number).files()
        found = sorted(path.name for path in (generation / WORDS_FOLDER).iterdir() if path.name.startswith(first))
    return [f"{WORDS_FOLDER}/{name}" for name in found]


def _sweep(generation: Path, number: int) -> None:
    """Removes all that does not belong to a commit: the one before it, and what killed writers left."""
    keep = commit_files(generation, number)
    for path in (generation / WORDS_FOLDER).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif f"{WORDS_FOLDER}/{path.name}" not in keep:
            path.unlink(missing_ok=True)


class Words:
    """The open index, at the commit that the catalog names. Use as a context manager."""

    def __init__(self, generation: Path) -> None:
        with _damage("open"):
            with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
                commit = _Commit(generation, catalog.commit_number())
            reader = commit.reader()
            from whoosh.searching import Searcher  # noqa: PLC0415 - after import_whoosh

            self.searcher = Searcher(reader)

    def __enter__(self) -> "Words":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the files."""
        with contextlib.suppress(Exception):
            self.searcher.close()

    def rank(self, query: Any, limit: int, also: Collection[int] = ()) -> Ranked:
        """The best `limit` matches of a Whoosh query, exactly, ties by uid, those of `also` that match, and a count."""
        with _damage("search"):
            found = list(self._matches(query))
        best = heapq.nsmallest(limit, found, key=lambda hit: (-hit[1], hit[0]))
        best += [hit for hit in found if hit[0] in also and hit not in best] if also else []
        return Ranked(best, len(found))

    def holds(self, field: str, term: str) -> bool:
        """Whether any entry has the term in the field."""
        with _damage("search"):
            return (field, term) in self.searcher.reader()

    def vocabulary(self, field: str, prefix: str, limit: int) -> list[str]:
        """At most `limit` terms of a field that begin with `prefix`."""
        terms: list[str] = []
        with _damage("search"):
            for term in self.searcher.reader().expand_prefix(field, prefix):
                if len(terms) == limit:
                    break
                terms.append(term.decode("utf-8") if isinstance(term, bytes) else term)
        return terms

    def _matches(self, query: Any) -> Iterator[tuple[int, float]]:
        from whoosh.searching import SearchContext  # noqa: PLC0415 - after import_whoosh

        query = query.normalize()
        for searcher, _ in self.searcher.leaf_searchers():
            uids = searcher.reader().column_reader("uid")
            matcher = query.matcher(searcher, SearchContext(weighting=searcher.weighting, top_query=query))
            while matcher.is_active():
                yield uids[matcher.id()], matcher.score()
                matcher.next()


@contextlib.contextmanager
def writing(generation: Path, number: int) -> Iterator["Batch"]:
    """A batch of changes on top of a commit, which become the commit `number` + 1, or nothing if anything fails."""
    with _damage("write"):
        _sweep(generation, number)
        commit = _Commit(generation, number)
        batch = Batch(commit, commit.writer())
    try:
        yield batch
    except BaseException:
        with contextlib.suppress(Exception):
            batch.writer.cancel()
        raise
    with _damage("write"):
        batch.writer.commit()
        batch.close()
        files = commit_files(generation, number + 1)
        to_disk(*(generation / name for name in files), generation / WORDS_FOLDER)


class Batch:
    """Changes to the index that become visible together."""

    def __init__(self, commit: _Commit, writer: Any) -> None:
        self._commit = commit
        self.writer = writer

    def add(self, uid: int, path: str, fields: Mapping[str, Iterable[str]]) -> None:
        """Adds an entry: `fields` gives the terms of each field of the schema."""
        with _damage("write"):
            self.writer.add_document(uid=uid, path=[path], **{name: list(terms) for name, terms in fields.items()})

    def remove(self, path: str) -> None:
        """Removes every entry that the commit below has of a note."""
        with _damage("write"):
            if ("path", path) in self._reader:
                for number in self._reader.postings("path", path).all_ids():
                    self.writer.delete_document(number)

    def close(self) -> None:
        """Frees the files."""
        if "_reader" in self.__dict__:
            self._reader.close()

    @cached_property
    def _reader(self) -> Any:
        """One for all removals: Whoosh's `delete_by_term` would open the index again for each."""
        return self._commit.reader()


@contextlib.contextmanager
def _damage(doing: str) -> Iterator[None]:
    try:
        yield
    except (IndexDamagedError, CacheUnusable):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            raise CacheUnusable(
                f"cannot {doing} the index: {error.strerror}", "make room, or see AIKB_CACHE_DIR"
            ) from error
        raise IndexDamagedError(f"cannot {doing}: {type(error).__name__}: {error}") from error
