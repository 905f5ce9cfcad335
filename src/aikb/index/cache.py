"""The cache folder of one notes root: private, checked before use, with one index generation current at a time.

Layout: `<cache>/<hash of root>/` holds `lock`, `current` (a file that names the live generation) and one folder per
generation (`g-…`) with `catalog.sqlite` and `words/` (Whoosh). A full build goes into a new generation and becomes
current by one rename, so a killed build leaves the old one answering.
"""

import contextlib
import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from aikb.errors import CacheUnusable

_HINT = "set AIKB_CACHE_DIR to a folder that only you can write to, or delete this one"
_LOCK_SECONDS = 30.0
_POLL_SECONDS = 0.05
_PREFIX = "g-"


class Cache:
    """The cache folder of one notes root. Making the object touches nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Makes the folder (0700), or raises CacheUnusable if what stands there is not safely ours."""
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise CacheUnusable(f"cannot make the cache folder {self.folder}: {error.strerror}", _HINT) from error
        require_private(self.folder)

    def shared(self) -> Path:
        """The folder of what does not depend on the notes (the compiled dictionary), made and checked like the rest."""
        shared = Cache(self.folder.parent / "shared")
        shared.prepare()
        return shared.folder

    def current(self) -> Path | None:
        """The live generation's folder, or None when there is none yet."""
        try:
            require_private(self.folder)
            name = (self.folder / "current").read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
            return None
        generation = self.folder / name
        safe = name.startswith(_PREFIX) and "/" not in name and not generation.is_symlink()
        return generation if safe and generation.is_dir() else None

    def new_generation(self) -> Path:
        """An empty folder for a full build; it is not current until `promote`."""
        folder = self.folder / f"{_PREFIX}{time.time_ns():x}-{os.getpid()}"
        folder.mkdir(mode=0o700)
        return folder

    def promote(self, generation: Path) -> None:
        """Makes a finished generation the current one, and removes the others."""
        draft = self.folder / f"current.{os.getpid()}"
        draft.write_text(generation.name, encoding="ascii")
        draft.replace(self.folder / "current")
        for other in self.folder.glob(f"{_PREFIX}*"):
            if other != generation:
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
            _take(handle, seconds)
            yield
        finally:
            os.close(handle)  # frees the lock; the file may stay


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
        raise CacheUnusable(f"the cache folder {folder} is open to other users", f"chmod 700 {folder}, or: {_HINT}")


def _take(handle: int, seconds: float) -> None:
    limit = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > limit:
                hint = "wait for the other aikb, or pass --no-sync to answer from the index as it is"
                raise CacheUnusable(f"another aikb is updating this index for over {seconds:.0f} s", hint) from None
            time.sleep(_POLL_SECONDS)
        else:
            return
