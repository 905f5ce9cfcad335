"""The private folder for what is computed from one notes folder, and the one shared by all of them."""

import contextlib
import os
import stat
from pathlib import Path

from aikb.base.errors import CacheUnusable

HINT = "delete it, or set AIKB_CACHE_DIR to a folder that only you can write to"


class CacheFolder:
    """The cache folder of one notes folder. Creating the object touches nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Create the folder (mode 0700), or raise CacheUnusable if what is there is not safely ours."""
        try:
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise CacheUnusable(f"cannot create the cache folder {self.folder}: {error.strerror}", HINT) from error
        require_private(self.folder)

    def shared(self) -> Path:
        """Return the folder for what does not depend on the notes (dictionary, lexicon), checked like the rest.

        It may not exist if it cannot be created: its users then keep their data in memory.
        """
        folder = self.folder.parent / "shared"
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            require_private(folder)
        return folder

    def clear_shared(self) -> None:
        """Remove everything compiled for all notes folders: it may be damaged, and is soon compiled again."""
        with contextlib.suppress(OSError):
            for path in self.shared().iterdir():
                path.unlink(missing_ok=True)


def require_private(folder: Path) -> None:
    """Raise CacheUnusable unless the folder is a real one, ours, and closed to others; FileNotFoundError if missing.

    Whoosh unpickles what it finds here, so whoever can write here can run code as the user.
    """
    found = folder.lstat()
    if stat.S_ISLNK(found.st_mode) or not stat.S_ISDIR(found.st_mode):
        raise CacheUnusable(f"the cache folder {folder} is a symbolic link or not a folder", HINT)
    if found.st_uid != os.geteuid():
        raise CacheUnusable(f"the cache folder {folder} belongs to another user", HINT)
    if stat.S_IMODE(found.st_mode) & 0o077:
        # Closing it now would not help: others may have put something in.
        raise CacheUnusable(f"the cache folder {folder} is open to other users", HINT)
