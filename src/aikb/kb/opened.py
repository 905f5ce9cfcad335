"""Keep an index usable: update it, ask again if another process changed it, rebuild it if damaged."""

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
    """Ignore the remark."""


class Listener(NamedTuple):
    """Callbacks for remarks to the user, one sentence each, and for the progress of long work."""

    remark: Callable[[str], None] = _ignore
    progress: Progress | None = None


NOBODY = Listener()


class Opened:
    """The index of one notes folder. It is opened, and with `fresh` brought up to date, before the first answer."""

    def __init__(self, settings: Settings, cache: Cache, *, fresh: bool, builtin: bool, listener: Listener) -> None:
        self.cache = cache
        self.report = SyncReport()
        self._settings, self._fresh, self._builtin, self._listener = settings, fresh, builtin, listener
        self._rebuilt = False

    def answer(self, ask: Callable[[Index], Answer]) -> Answer:
        """Return an answer from one state of the index: asks again if another process changed it, rebuilds if damaged."""
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
        """Report the progress of long work to the listener."""
        if self._listener.progress:
            self._listener.progress(done, total)

    def rebuild(self) -> None:
        """Read every note again, at the user's request."""
        self.forget()
        self._open(sync.ASKED)

    def forget(self) -> None:
        """Close the index; the next answer opens it again."""
        if (index := self.__dict__.pop("_index", None)) is not None:
            index.close()

    def _judge(self, index: Index, error: IndexDamagedError | sqlite3.DatabaseError) -> None:
        """Rebuild the index, unless another process has just replaced it, or the error is only a refusal."""
        if isinstance(error, sqlite3.Error) and is_refusal(error):
            raise CacheUnusable(f"the index cannot be read: {error}", "try again") from error
        if self.cache.current() == index.generation and self._is_as_opened(index):
            if self._rebuilt:
                raise error  # a new index fails in the same way: this is a bug, not damage
            self._rebuilt = True
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
            self._listener.remark(f"the index was rebuilt: {self.report.rebuilt}")
        root, dialect = self._settings.root, self._settings.dialect
        index = Index(generation, self.cache.shared(), root, builtin=self._builtin, dialect=dialect)
        try:
            self._commit = index.catalog.meta("commit")
        except sqlite3.DatabaseError:
            if self.cache.current() == generation:
                raise
            return self._open("")  # another process has just replaced it
        self.__dict__["_index"] = index
        if not (index.catalog.last_uid() or index.catalog.notes()):
            self._listener.remark(f"there are no notes in {self._settings.root} (-C DIR selects another folder)")
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
            self._listener.remark(f"{error.message}: answered from the existing index")
            return generation, SyncReport()
        except (IndexDamagedError, sqlite3.DatabaseError) as error:
            if rebuild.startswith(_DAMAGED):
                raise CacheUnusable(f"the index cannot be built: {error}", "delete the cache folder") from error
            return self._bring_up_to_date(f"{_DAMAGED} ({error})")
