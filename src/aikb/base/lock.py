"""One writer at a time: an exclusive lock on a file, freed by the system when its holder ends in any way."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.05


class Locked(Exception):
    """Another process holds the lock."""


@contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Hold the lock of a file, which is created if missing and never removed.

    Raises Locked if another process holds it for longer than `seconds`, OSError if the file cannot be opened or its
    disk cannot lock.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        _take(handle, time.monotonic() + seconds)
        yield
    finally:
        os.close(handle)  # frees the lock


def _take(handle: int, limit: float) -> None:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= limit:
                raise Locked from None
            time.sleep(_POLL_SECONDS)
        else:
            return
