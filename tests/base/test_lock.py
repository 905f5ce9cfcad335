"""One process at a time holds a lock."""

import os
import signal
import time
from pathlib import Path

import pytest

from aikb.base.lock import Locked, locked


def test_a_held_lock_is_not_taken(tmp_path: Path) -> None:
    """Who does not get it in time is told so; afterwards it is free again."""
    path = tmp_path / "lock"
    with locked(path, 0), pytest.raises(Locked), locked(path, 0.06):
        pass
    with locked(path, 0):
        pass


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    """No lock outlives its process."""
    path = tmp_path / "lock"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with locked(path, 0):
            os.write(writing, b"held")
            time.sleep(60)
        os._exit(0)
    os.read(reading, 4)
    with pytest.raises(Locked), locked(path, 0):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(path, 0):
        pass


def test_a_link_is_no_lock_file(tmp_path: Path) -> None:
    """A link could make the program create a file anywhere."""
    path = tmp_path / "lock"
    path.symlink_to(tmp_path / "far")
    with pytest.raises(OSError), locked(path, 0):  # noqa: PT011 - the system words it
        pass
    assert not (tmp_path / "far").exists()
