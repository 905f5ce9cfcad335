"""An index that is kept usable: brought up to date, asked again when overtaken, built anew when damaged."""

import sqlite3
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from aikb.base.errors import CacheUnusable, IndexDamagedError
from aikb.base.sqlite import is_refusal
from aikb.index import sync
from aikb.index.cache import Cache
from aikb.model import Progress, SyncReport
from aikb.query.index import Index
from aikb.settings import Settings

Answer = TypeVar("Answer")

_ATTEMPTS = 5  # at an answer, while other processes write
_DAMAGED = "damaged"


def _ignore(_: str) -> None:
    """What nobody listens to."""


class Listener(NamedTuple):
    """Who is told what a person should know, in one sentence (an index built anew), and how far a long work is."""

    remark: Callable[[str], None] = _ignore
    progress: Progress | None = None


NOBODY = Listener()


class Opened:
    """The index of one notes folder. It is opened, and with `fresh` brought up to date, before the first answer."""

    def __init__(self, settings: Settings, cache: Cache, *, fresh: bool, builtin: bool, listener: Listener) -> None:
        self.cache = cache
        self.report = SyncReport()
        self._settings, self._fresh, self._builtin, self._listener = settings, fresh, builtin, listener
        self._mended = False

    def answer(self, ask: Callable[[Index], Answer]) -> Answer:
        """An answer from one state of the index; what another process overtook is asked again, damage built anew."""
        for _ in range(_ATTEMPTS):
            index = self._index
            try:
                answer = ask(index)
                if index.catalog.meta("commit") == self._commit:
                    return answer
            except (IndexDamagedError, sqlite3.DatabaseError) as error:
                self._judge(index, error)
            self.forget()
        raise CacheUnusable("another process keeps changing the index", "try again")

    def progress(self, done: int, total: int) -> None:
        """Tells the listener how far a long work is."""
        if self._listener.progress:
            self._listener.progress(done, total)

    def build_anew(self) -> None:
        """Reads every note again, because somebody asked for it."""
        self.forget()
        self._open(sync.ASKED)

    def forget(self) -> None:
        """Closes the index; the next answer opens it again."""
        if (index := self.__dict__.pop("_index", None)) is not None:
            index.close()

    def _judge(self, index: Index, error: IndexDamagedError | sqlite3.DatabaseError) -> None:
        """Has the index built anew, unless another process has just replaced it, or it is sound but refuses now."""
        if isinstance(error, sqlite3.Error) and is_refusal(error):
            raise CacheUnusable(f"the index cannot be read: {error}", "try again") from error
        if self.cache.current() == index.generation and self._is_as_opened(index):
            if self._mended:
                raise error  # a new index fails alike: this is no damage but a bug
            self._mended = True
            self.forget()
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
        generation = None if self._fresh or rebuild else sync.usable(self._settings, self.cache)[0]
        self.report = SyncReport()
        if generation is None:
            generation, self.report = self._bring_up_to_date(rebuild)
        if self.report.rebuilt not in ("", sync.FIRST, sync.ASKED):
            self._listener.remark(f"the index was built anew: {self.report.rebuilt}")
        root, dialect = self._settings.root, self._settings.dialect
        index = Index(generation, self.cache.shared(), root, builtin=self._builtin, dialect=dialect)
        self.__dict__["_index"] = index
        self._commit = index.catalog.meta("commit")
        if not (index.catalog.last_uid() or index.catalog.notes()):
            self._listener.remark(f"no note is in {self._settings.root} (-C DIR names another folder)")
        return index

    def _bring_up_to_date(self, rebuild: str) -> tuple[Path, SyncReport]:
        if rebuild.startswith(_DAMAGED):
            self.cache.clear_shared()
        try:
            return sync.up_to_date(self._settings, self.cache, rebuild=rebuild, progress=self._listener.progress)
        except CacheUnusable as error:
            generation = None if rebuild else sync.usable(self._settings, self.cache)[0]
            if generation is None:
                raise
            self._listener.remark(f"{error.message}: answered from the index as it was")
            return generation, SyncReport()
        except (IndexDamagedError, sqlite3.DatabaseError) as error:
            if rebuild.startswith(_DAMAGED):
                raise CacheUnusable(f"the index cannot be built: {error}", "delete the cache folder") from error
            return self._bring_up_to_date(f"{_DAMAGED} ({error})")
