"""Find what changed in a folder of notes since it was last read, by a stat scan."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from aikb.notes.files import FileStat, read_bytes

# A file changed this shortly before it was read may change again under the same time stamp (git: "racily clean").
# A time stamp from the future says nothing either: such files are compared by content each time.
RACY_NS = 2_000_000_000


class NoteState(NamedTuple):
    """What is remembered of a note's file from when it was last read."""

    size: int
    mtime_ns: int
    identity: int  # see FileStat
    digest: bytes
    read_ns: int


class Changes(NamedTuple):
    """The result of a scan: new, changed and deleted files, how many are unchanged, and updated states of some."""

    added: list[FileStat]
    changed: list[FileStat]
    removed: list[str]
    unchanged: int
    touched: dict[str, NoteState]  # hold what they held, but their stat did not say so
    commit: int = 0  # of the catalog that was looked at

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def diff(root: Path, states: dict[str, NoteState], files: Iterable[FileStat]) -> Changes:
    """Compare the known states with the files, by content where their stat is not enough."""
    changes = Changes([], [], [], 0, {})
    unchanged = 0
    for file in files:
        state = states.pop(file.path, None)
        if state is None:
            changes.added.append(file)
        elif _clean(state, file):
            unchanged += 1
        else:
            now = now_ns()
            if digest(root, file.path, outside=file.outside)[0] == state.digest:
                changes.touched[file.path] = state_of(file, state.digest, now)
            else:
                changes.changed.append(file)
    return changes._replace(removed=sorted(states), unchanged=unchanged + len(changes.touched))


def digest(root: Path, path: str, *, outside: bool = False) -> tuple[bytes, bytes | None]:
    """Return the digest of a file and its content; empty and None if it cannot be read."""
    try:
        data = read_bytes(root, path, outside=outside)
    except (OSError, ValueError):
        return b"", None
    return digest_of(data), data


def digest_of(data: bytes) -> bytes:
    """Return the digest of a content."""
    from hashlib import blake2b  # noqa: PLC0415 - 3 ms, and most answers hash no file

    return blake2b(data, digest_size=16).digest()


def state_of(file: FileStat, content: bytes, read_ns: int) -> NoteState:
    """Return the state of a file that was read at that time."""
    return NoteState(file.size, file.mtime_ns, file.identity, content, read_ns)


def now_ns() -> int:
    """Return the current time, in the clock that file times are compared with."""
    return time.time_ns()


def _clean(state: NoteState, file: FileStat) -> bool:
    size, mtime_ns, identity, content, read_ns = state
    same = size == file.size and mtime_ns == file.mtime_ns and identity == file.identity
    return same and mtime_ns < read_ns - RACY_NS and content != b""
