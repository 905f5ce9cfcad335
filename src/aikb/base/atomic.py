"""Write files whole or not at all: a draft beside the target is filled first, then takes its name in one step."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG

_DRAFT = ".aikb-*.tmp"  # hidden: no tool that watches a folder of notes takes a draft for a note


def replace(target: Path, content: bytes, *, mode: int | None = None, fsync: bool = False) -> None:
    """Write a file, or replace the one that is there: a reader sees all of the old content or all of the new.

    See `draft` for the parameters. A symbolic link is replaced, not followed. Raises OSError.
    """
    with draft(target, mode=mode, fsync=fsync) as path:
        path.write_bytes(content)


@contextmanager
def draft(target: Path, *, mode: int | None = None, fsync: bool = False) -> Iterator[Path]:
    """Yield an empty file that becomes `target` when the block ends, or is removed when it raises.

    Without `mode` a file that is replaced hands on its mode and owner, and a new one has the usual mode. With `fsync`
    the content is on the disk before the name leads to it; what must survive a power cut also calls
    `sync_to_disk(target.parent)`.
    """
    old = _regular_file(target) if mode is None else None
    # 0600 until it is complete: the file it replaces may be private.
    path = _new_draft(target.parent, mode if mode is not None else 0o600 if old else 0o666)
    try:
        yield path
        if old:
            _copy_owner_and_mode(old, path)
        if fsync:
            sync_to_disk(path)
        path.replace(target)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def create(target: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises FileExistsError if anything has that name, else OSError."""
    path = _new_draft(target.parent, 0o666)
    try:
        path.write_bytes(content)
        move(path, target)
    finally:
        path.unlink(missing_ok=True)


def move(source: Path, target: Path) -> None:
    """Rename a file. Unlike a plain rename, never over another one: raises FileExistsError, else OSError."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links: an empty file reserves the name
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC))
        try:
            source.replace(target)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    else:
        source.unlink()


def sweep(folder: Path, older_than: float = 0.0) -> None:
    """Remove the drafts that killed writers left in a folder, if they are older than `older_than` seconds."""
    limit = time.time() - older_than
    for path in folder.glob(_DRAFT):
        with suppress(OSError):  # others sweep too
            if path.lstat().st_mtime <= limit:
                path.unlink()


def sync_to_disk(*paths: Path) -> None:
    """Have the system write files and folders to the disk, in this order."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _new_draft(folder: Path, mode: int) -> Path:
    """Create an empty file. `tempfile` would do it, at several times the import time of a whole answer's writing."""
    start, suffix = _DRAFT.split("*")
    while True:
        path = folder / f"{start}{os.getpid():x}-{time.monotonic_ns():x}{suffix}"
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode))
            return path


def _regular_file(path: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError):
        status = path.lstat()
        return status if S_ISREG(status.st_mode) else None
    return None


def _copy_owner_and_mode(status: os.stat_result, path: Path) -> None:
    if (status.st_uid, status.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):  # only root may give a file away
            os.chown(path, status.st_uid, status.st_gid)
    path.chmod(status.st_mode & 0o7777)
