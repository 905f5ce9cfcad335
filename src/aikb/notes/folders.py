"""Read notes one after the other, looking up each folder once for all notes in it."""

import os
from pathlib import Path
from types import TracebackType

from aikb.notes.files import FLAGS, read_bytes, read_open

_IS_QUICK = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")


class Folders:
    """Reads files below a root. The folder of the last note stays open, so the next path is not resolved from the top."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = os.path.realpath(root)
        self._folder: str | None = None
        self._handle = -1

    def __enter__(self) -> "Folders":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def read(self, path: str, *, outside: bool = False) -> bytes:
        """Return the bytes of a note file. Raises like `files.read_bytes`."""
        if outside:
            return read_bytes(self._root, path, outside=True)
        if _IS_QUICK and "\\" not in path:  # see `files.spelled`
            folder, _, name = path.rpartition("/")
            try:
                handle = os.open(name, FLAGS, dir_fd=self._opened(folder))
            except OSError:  # it may be a link
                return read_bytes(self._root, path)
            return read_open(handle, path)
        return read_bytes(self._root, path)

    def _opened(self, folder: str) -> int:
        if folder != self._folder:
            self._close()
            real = os.path.realpath(f"{self._top}/{folder}")
            if not f"{real}{os.sep}".startswith(self._top.rstrip(os.sep) + os.sep):
                raise PermissionError(f"{folder} is outside the notes folder")
            self._handle = os.open(real, FLAGS | os.O_DIRECTORY)
            self._folder = folder
        return self._handle

    def _close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
        self._folder, self._handle = None, -1
