"""The generations of an index in the cache folder of one notes folder, of which one is current.

Layout: `<cache>/<hash of root>/` has `lock`, `current` (a file that names the live generation) and one folder per
generation (`g-…`) with `catalog.sqlite`, `words/` (Whoosh) and `seal`. A full build goes into a new generation and
becomes current by one rename, so a killed build leaves the old one answering.
"""

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from aikb.base import atomic, lock
from aikb.base.cache_folder import HINT, CacheFolder, require_private
from aikb.base.errors import CacheUnusable

_LOCK_SECONDS = 30.0
_CURRENT = "current"
_GENERATION = re.compile(r"g-[0-9a-f]+-[0-9]+")


class Cache(CacheFolder):
    """The cache folder of one notes folder, with the generations of its index."""

    def current(self) -> Path | None:
        """Return the live generation's folder, or None if nothing there could be one."""
        try:
            require_private(self.folder)
            name = (self.folder / _CURRENT).read_text(encoding="ascii")
            generation = self.folder / name
            if not _GENERATION.fullmatch(name):
                return None
            require_private(generation)
        except (OSError, UnicodeDecodeError):
            return None
        return generation

    def is_new(self) -> bool:
        """Return whether no build was ever finished or started here."""
        with contextlib.suppress(OSError):
            return not any(
                found.name == _CURRENT or _GENERATION.fullmatch(found.name) for found in self.folder.iterdir()
            )
        return True

    def new_generation(self) -> Path:
        """Create an empty folder for a full build, not current until `promote`, and remove what killed builds left."""
        self.sweep(self.current())
        folder = self.folder / f"g-{time.time_ns():x}-{os.getpid()}"
        folder.mkdir(mode=0o700)
        return folder

    def promote(self, generation: Path) -> None:
        """Make a finished generation the current one, and remove the others."""
        atomic.replace(self.folder / _CURRENT, generation.name.encode("ascii"), mode=0o600, fsync=True)
        self.sweep(generation)

    def sweep(self, keep: Path | None) -> None:
        """Remove what killed processes left: the lock is held, so nobody else is writing."""
        atomic.sweep(self.folder)
        if keep:
            atomic.sweep(keep)
        for other in self.folder.iterdir():
            if _GENERATION.fullmatch(other.name) and other != keep:
                shutil.rmtree(other, ignore_errors=True)

    @contextlib.contextmanager
    def locked(self, seconds: float = _LOCK_SECONDS) -> Iterator[None]:
        """Keep other writers out. Raises CacheUnusable if another one holds the lock for longer than `seconds`."""
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(lock.locked(self.folder / "lock", seconds))
            except lock.Locked:
                hint = "wait for it to finish; --no-sync answers from the index as it is, if there is one"
                raise CacheUnusable(f"another aikb has been updating this index for {seconds:.0f} s", hint) from None
            except OSError as error:
                message = f"cannot write to the cache folder {self.folder}: {error.strerror}"
                raise CacheUnusable(message, f"{HINT}, on a local disk") from error
            yield
