"""The library's front door: a knowledge base over one notes folder. Delegates, and keeps the index it asks usable."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from aikb.errors import CacheUnusable, IndexDamagedError
from aikb.index import sync
from aikb.index.cache import Cache
from aikb.index.catalog import CATALOG_FILE, Catalog, is_refusal
from aikb.model import Definition, Entry, IndexStatus, NoteSummary, Passage, Problem, SearchResult, SyncReport, TagCount
from aikb.notes.files import spelled
from aikb.query.index import Index
from aikb.settings import Settings, cache_folder

_DAMAGED = "damaged"

if TYPE_CHECKING:
    from aikb.query.bench import Question, Row

Answer = TypeVar("Answer")

_ATTEMPTS = 5  # at an answer, while other processes write


def _ignore(_: str) -> None:
    """What nobody listens to."""


class Listener(NamedTuple):
    """Who is told what a person should know, in one sentence (an index built anew), and how far a long work is."""

    remark: Callable[[str], None] = _ignore
    progress: sync.Progress | None = None


_NOBODY = Listener()


class KnowledgeBase:
    """Answers from the notes of one folder. The index is brought up to date before the first answer.

    `fresh` brings the index up to date first; `builtin` lets the built-in lexicon say which names mean the same.
    Errors are AikbError.
    """

    def __init__(
        self,
        settings: Settings,
        environ: Mapping[str, str],
        *,
        fresh: bool = True,
        builtin: bool = True,
        listener: Listener = _NOBODY,
    ) -> None:
        self.settings = settings
        self._cache = Cache(cache_folder(settings, environ))
        self._mended = False
        self._fresh, self._builtin, self._listener = fresh, builtin, listener

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

        query = parse(spelled(text))
        return self._answer(lambda index: search(index, query, Options(**options)))  # type: ignore[arg-type]

    def define(self, term: str, lang: str = "") -> Definition:
        """The senses of a term, or the names nearest to it; with `lang` (zh or en) only definitions in that language."""
        from aikb.query.define import define  # noqa: PLC0415
        from aikb.query.language import only  # noqa: PLC0415

        found = self._answer(lambda index: define(index, spelled(term)))
        return only(found, lang) if lang else found

    def show(self, name: str) -> Passage:
        """An entry by id, path, path:line or name, with all that stands inside it. Raises UnknownEntry."""
        from aikb.query.find import find  # noqa: PLC0415
        from aikb.query.passage import whole  # noqa: PLC0415

        return self._answer(lambda index: whole(index, find(index, spelled(name))))

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
        from aikb.check import check, user_lexicon  # noqa: PLC0415

        lexicon = list(user_lexicon.problems(self.settings.root))
        return self._answer(lambda index: check(index.catalog.notes(), [*index.catalog.problems(), *lexicon], paths))

    def bench(self, queries: str | None, most: int, seed: int, each: "Callable[[Question, int], None]") -> "list[Row]":
        """How well the notes are found: by questions drawn from them, or by those of a file's text."""
        from aikb.query.bench import bench, draw, read_questions  # noqa: PLC0415

        def measure(index: Index) -> "list[Row]":
            entries = [entry for _, entry in index.catalog.select()]
            return bench(index, read_questions(queries) if queries is not None else draw(entries, most, seed), each)

        return self._answer(measure)

    def outlook(self) -> IndexStatus:
        """What the index holds, and what bringing it up to date would do; changes nothing."""
        root = str(self.settings.root)
        generation, reason = sync.usable(self.settings, self._cache)
        if generation is None:
            return IndexStatus(root, "", 0, 0, 0, SyncReport(rebuilt=reason or sync.FIRST))
        changes = sync.scan(self.settings, generation)
        report = SyncReport(len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)
        with contextlib.closing(Catalog(generation / CATALOG_FILE)) as catalog:
            notes, entries = catalog.counts()
        return IndexStatus(root, str(generation), notes, entries, _size(generation), report)

    def status(self, *, rebuild: bool = False) -> IndexStatus:
        """Brings the index up to date, or builds it anew, and tells what it holds."""
        if rebuild:
            self._forget()
            self._open(sync.ASKED)
        notes, entries = self._answer(lambda index: index.catalog.counts())
        folder = self._index.generation
        return IndexStatus(str(self.settings.root), str(folder), notes, entries, _size(folder), self._report)

    def _answer(self, ask: Callable[[Index], Answer]) -> Answer:
        """An answer from one state of the index; what another process overtook is asked again, damage built anew."""
        for _ in range(_ATTEMPTS):
            index = self._index
            try:
                answer = ask(index)
                if index.catalog.meta("commit") == self._commit:
                    return answer
            except (IndexDamagedError, sqlite3.DatabaseError) as error:
                self._judge(index, error)
            self._forget()
        raise CacheUnusable("another process keeps changing the index", "try again")

    def _judge(self, index: Index, error: IndexDamagedError | sqlite3.DatabaseError) -> None:
        """Has the index built anew, unless another process has just replaced it, or it is sound but refuses now."""
        if isinstance(error, sqlite3.Error) and is_refusal(error):
            raise CacheUnusable(f"the index cannot be read: {error}", "try again") from error
        if self._cache.current() == index.generation and self._is_as_opened(index):
            if self._mended:
                raise error  # a new index fails alike: this is no damage but a bug
            self._mended = True
            self._forget()
            self._open(f"{_DAMAGED} ({error})")

    def _is_as_opened(self, index: Index) -> bool:
        try:
            return index.catalog.meta("commit") == self._commit
        except sqlite3.DatabaseError:
            return True

    @cached_property
    def _index(self) -> Index:
        return self._open("")

    def _open(self, rebuild: str) -> Index:
        generation = None if self._fresh or rebuild else sync.usable(self.settings, self._cache)[0]
        self._report = SyncReport()
        if generation is None:
            generation, self._report = self._bring_up_to_date(rebuild)
        if self._report.rebuilt not in ("", sync.FIRST, sync.ASKED):
            self._listener.remark(f"the index was built anew: {self._report.rebuilt}")
        self.__dict__["_index"] = index = Index(
            generation, self._cache.shared(), self.settings.root, builtin=self._builtin
        )
        self._commit = index.catalog.meta("commit")
        return index

    def _bring_up_to_date(self, rebuild: str) -> tuple[Path, SyncReport]:
        if rebuild.startswith(_DAMAGED):
            self._cache.forget_shared()
        try:
            return sync.up_to_date(self.settings, self._cache, rebuild=rebuild, progress=self._listener.progress)
        except CacheUnusable as error:
            generation = None if rebuild else sync.usable(self.settings, self._cache)[0]
            if generation is None:
                raise
            self._listener.remark(f"{error.message}: answered from the index as it was")
            return generation, SyncReport()
        except (IndexDamagedError, sqlite3.DatabaseError) as error:
            if rebuild.startswith(_DAMAGED):
                raise CacheUnusable(f"the index cannot be built: {error}", "delete the cache folder") from error
            return self._bring_up_to_date(f"{_DAMAGED} ({error})")

    def _forget(self) -> None:
        if (index := self.__dict__.pop("_index", None)) is not None:
            index.close()


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
