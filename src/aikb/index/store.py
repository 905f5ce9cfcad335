"""The Whoosh side of the index: terms in, (uid, score) out. Every defect of Whoosh 2.7.4 is worked around here.

* Opened without mmap support, because Whoosh copies a mapped segment into memory (107 ms at 50,000 entries, now 0.4).
* Searched by an exact loop over the matcher: Whoosh's own top-N collector loses hits in 4-7 % of queries.
* Any failure means damage, as a torn or garbled file raises nearly anything: callers get IndexDamagedError and rebuild.
"""

import contextlib
import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aikb.errors import IndexDamagedError
from aikb.index.schema import import_whoosh, make_schema

WORDS_FOLDER = "words"
_MEMORY_MB = 256  # of postings before Whoosh spills to disk; 512 gains 13 % of the build time for twice the memory


class Ranked(NamedTuple):
    """Matches of a query: the best ones as (uid, score), best first, and how many there are."""

    best: list[tuple[int, float]]
    total: int


def create(generation: Path) -> None:
    """Makes an empty index inside a generation's folder."""
    folder = generation / WORDS_FOLDER
    folder.mkdir(mode=0o700)
    _storage(folder).create_index(make_schema())


class Words:
    """An open index. Use as a context manager."""

    def __init__(self, generation: Path) -> None:
        with _damage("open"):
            import_whoosh()
            self._index = _storage(generation / WORDS_FOLDER).open_index(schema=make_schema())
            self.searcher = self._index.searcher()

    def __enter__(self) -> "Words":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Frees the files."""
        with contextlib.suppress(Exception):
            self.searcher.close()
            self._index.close()

    def rank(self, query: Any, limit: int, also: Collection[int] = ()) -> Ranked:
        """The best `limit` matches of a Whoosh query, exactly, ties by uid, those of `also` that match, and a count."""
        with _damage("search"):
            found = list(self._matches(query))
        best = heapq.nsmallest(limit, found, key=lambda hit: (-hit[1], hit[0]))
        best += [hit for hit in found if hit[0] in also and hit not in best] if also else []
        return Ranked(best, len(found))

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
def writing(generation: Path) -> Iterator["Batch"]:
    """A batch of changes, committed at the end, dropped whole when anything fails inside."""
    with _damage("write"):
        import_whoosh()
        index = _storage(generation / WORDS_FOLDER).open_index(schema=make_schema())
        writer = index.writer(timeout=5.0, limitmb=_MEMORY_MB)
    try:
        yield Batch(writer)
    except BaseException:
        writer.cancel()
        raise
    with _damage("write"):
        writer.commit()
    index.close()


class Batch:
    """Changes to the index that become visible together."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def add(self, uid: int, path: str, fields: Mapping[str, Iterable[str]]) -> None:
        """Adds an entry: `fields` gives the terms of each field of the schema."""
        self._writer.add_document(uid=uid, path=[path], **{name: list(terms) for name, terms in fields.items()})

    def remove(self, path: str) -> None:
        """Removes every entry of a note."""
        self._writer.delete_by_term("path", path)


def _storage(folder: Path) -> Any:
    import_whoosh()
    from whoosh.filedb.filestore import FileStorage  # noqa: PLC0415 - after import_whoosh

    return FileStorage(str(folder), supports_mmap=False)


@contextlib.contextmanager
def _damage(doing: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise IndexDamagedError(f"cannot {doing}: {type(error).__name__}: {error}") from error
