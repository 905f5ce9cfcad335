"""The cache folder of one notes root: private, checked before use, with one index generation current at a time.

Layout: `<cache>/<hash of root>/` holds `lock`, `current` (a file that names the live generation) and one folder per
generation (`g-…`) with `catalog.sqlite`, `words/` (Whoosh) and `seal`. A full build goes into a new generation and
becomes current by one rename, so a killed build leaves the old one answering.
"""

import contextlib
import fcntl
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from aikb.base.errors import CacheUnusable

_HINT = "delete it, or set AIKB_CACHE_DIR to a folder that only you can write to"
_LOCK_SECONDS = 30.0
_POLL_SECONDS = 0.05
_CURRENT = "current"
_GENERATION = re.compile(r"g-[0-9a-f]+-[0-9]+")


class Cache:
    """The cache folder of one notes root. Making the object touches nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Makes the folder (0700), or raises CacheUnusable if what stands there is not safely ours."""
        try:
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise CacheUnusable(f"cannot make the cache folder {self.folder}: {error.strerror}", _HINT) from error
        require_private(self.folder)

    def shared(self) -> Path:
        """The folder of what does not depend on the notes (the compiled dictionary), checked like the rest.

        Where it cannot be made it is not there: the dictionary does without.
        """
        folder = self.folder.parent / "shared"
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            require_private(folder)
        return folder

    def forget_shared(self) -> None:
        """Removes what was compiled for all notes folders: it may be what is damaged, and is soon made again."""
        with contextlib.suppress(OSError):
            for path in self.shared().iterdir():
                path.unlink(missing_ok=True)

    def current(self) -> Path | None:
        """The live generation's folder, or None when there is none that could be one."""
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
        """Whether nothing was ever built here, nor begun."""
        with contextlib.suppress(OSError):
            return not any(
                found.name == _CURRENT or _GENERATION.fullmatch(found.name) for found in self.folder.iterdir()
            )
        return True

    def new_generation(self) -> Path:
        """An empty folder for a full build; it is not current until `promote`. What killed builds left goes."""
        self.sweep(self.current())
        folder = self.folder / f"g-{time.time_ns():x}-{os.getpid()}"
        folder.mkdir(mode=0o700)
        return folder

    def promote(self, generation: Path) -> None:
        """Makes a finished generation the current one, and removes the others."""
        draft = self.folder / f"{_CURRENT}.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.folder / _CURRENT)
        self.sweep(generation)

    def sweep(self, keep: Path | None) -> None:
        """Removes the generations that killed builds left; the lock is held, so nobody is building one."""
        for other in self.folder.iterdir():
            if _GENERATION.fullmatch(other.name) and other != keep:
                shutil.rmtree(other, ignore_errors=True)

    @contextlib.contextmanager
    def locked(self, seconds: float = _LOCK_SECONDS) -> Iterator[None]:
        """Keeps other writers out; raises CacheUnusable when another one holds the lock for longer than `seconds`."""
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            handle = os.open(self.folder / "lock", flags, 0o600)
        except OSError as error:
            raise CacheUnusable(f"cannot write to the cache folder {self.folder}: {error.strerror}", _HINT) from error
        try:
            self._take(handle, seconds)
            yield
        finally:
            os.close(handle)  # frees the lock; the file may stay

    def _take(self, handle: int, seconds: float) -> None:
        limit = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= limit:
                    hint = "wait for it to end; --no-sync answers from the index as it is, where there is one"
                    raise CacheUnusable(
                        f"another aikb has been updating this index for {seconds:.0f} s", hint
                    ) from None
                time.sleep(_POLL_SECONDS)
            except OSError as error:
                message = f"cannot lock the cache folder {self.folder}: {error.strerror}"
                raise CacheUnusable(message, "set AIKB_CACHE_DIR to a folder on a local disk") from error
            else:
                return


def require_private(folder: Path) -> None:
    """Raises CacheUnusable unless the folder is a real one, ours, and closed to others; FileNotFoundError if missing.

    Whoosh unpickles what it finds here, so whoever can write here can run code as the user.
    """
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode) or not stat.S_ISDIR(found.st_mode):
        raise CacheUnusable(f"the cache folder {folder} is a link or no folder", _HINT)
    if found.st_uid != os.geteuid():
        raise CacheUnusable(f"the cache folder {folder} belongs to another user", _HINT)
    if stat.S_IMODE(found.st_mode) & 0o077:
        # Closing it now would not do: others may have put something in.
        raise CacheUnusable(f"the cache folder {folder} is open to other users", _HINT)
