"""The library's front door: a knowledge base over one notes folder. Only delegates."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from aikb.errors import CacheUnusable, IndexDamagedError
from aikb.index import sync
from aikb.index.cache import Cache
from aikb.model import Definition, Entry, IndexStatus, NoteSummary, Passage, Problem, SearchResult, SyncReport, TagCount
from aikb.query.index import Index
from aikb.settings import Settings, cache_folder

Answer = TypeVar("Answer")


class KnowledgeBase:
    """Answers from the notes of one folder. The index is brought up to date before the first answer.

    `remark` is told, in one sentence, what a person should know (an index built anew). Errors are AikbError.
    """

    def __init__(
        self,
        settings: Settings,
        environ: Mapping[str, str],
        *,
        fresh: bool = True,
        progress: sync.Progress | None = None,
        remark: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.settings = settings
        self._cache = Cache(cache_folder(settings, environ))
        self._fresh, self._progress, self._remark = fresh, progress, remark

    def __enter__(self) -> "KnowledgeBase":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._forget()

    def search(self, text: str, **options: object) -> SearchResult:
        """The ranked hits of a query; see `query.search.Options`."""
        from aikb.query.parse import parse  # noqa: PLC0415 - whoosh: only searches pay for it
        from aikb.query.search import Options, search  # noqa: PLC0415

        query = parse(text)
        return self._answer(lambda index: search(index, query, Options(**options)))  # type: ignore[arg-type]

    def define(self, term: str) -> Definition:
        """The senses of a term, or the names nearest to it."""
        from aikb.query.define import define  # noqa: PLC0415

        return self._answer(lambda index: define(index, term))

    def show(self, name: str) -> Passage:
        """An entry by id, path, path:line or name, with all that stands inside it. Raises UnknownEntry."""
        from aikb.query.find import find  # noqa: PLC0415
        from aikb.query.passage import whole  # noqa: PLC0415

        return self._answer(lambda index: whole(index, find(index, name)))

    def tags(self) -> list[TagCount]:
        """All tags, the most used first."""
        from aikb.query.tags import tags  # noqa: PLC0415

        return self._answer(tags)

    def entries(self) -> list[Entry]:
        """All entries that go by a name, by path and line."""
        return self._answer(lambda index: [entry for _, entry in index.catalog.select("NOT rest")])

    def notes(self) -> list[NoteSummary]:
        """All notes, by path."""
        return self._answer(lambda index: index.catalog.notes())

    def check(self, paths: Iterable[str] = ()) -> list[Problem]:
        """What is wrong in the notes, or in those of these paths."""
        from aikb.check import check  # noqa: PLC0415

        return self._answer(lambda index: check(index.catalog.notes(), index.catalog.problems(), paths))

    def status(self, *, rebuild: bool = False) -> IndexStatus:
        """Brings the index up to date, or builds it anew, and tells what it holds."""
        if rebuild:
            self._forget()
            self._open("asked for")
        notes, entries = self._answer(lambda index: index.catalog.counts())
        folder = self._index.generation
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        return IndexStatus(str(self.settings.root), str(folder), notes, entries, size, self._report)

    def _answer(self, ask: Callable[[Index], Answer]) -> Answer:
        """An answer of the index; one that proves to be damaged is built anew, once."""
        try:
            return ask(self._index)
        except (IndexDamagedError, sqlite3.DatabaseError) as error:
            self._remark(f"the index was damaged and is built anew ({error})")
            self._forget()
            self._open(f"index damaged: {error}")
            return ask(self._index)

    @cached_property
    def _index(self) -> Index:
        return self._open("")

    def _open(self, rebuild: str) -> Index:
        generation = None if self._fresh or rebuild else sync.as_it_is(self.settings, self._cache)
        self._report = SyncReport()
        if generation is None:
            generation, self._report = self._bring_up_to_date(rebuild)
        self.__dict__["_index"] = index = Index(generation, self._cache.shared())
        return index

    def _bring_up_to_date(self, rebuild: str) -> tuple[Path, SyncReport]:
        try:
            return sync.up_to_date(self.settings, self._cache, rebuild=rebuild, progress=self._progress)
        except (IndexDamagedError, sqlite3.DatabaseError) as error:
            if rebuild:
                raise CacheUnusable(f"the index cannot be built: {error}", "delete the cache folder") from error
            self._remark(f"the index was damaged and is built anew ({error})")
            return self._bring_up_to_date(f"index damaged: {error}")

    def _forget(self) -> None:
        if (index := self.__dict__.pop("_index", None)) is not None:
            index.close()
