"""Remember size and mtime of a generation's files, to detect later changes before anything in them is trusted.

Neither SQLite nor Whoosh has checksums: of sixty flipped bytes in a Whoosh segment none raised an error. A file that
was changed by anything but `update` has another size or time, though, and checking that takes microseconds.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from aikb.base import atomic

SEAL_FILE = "seal"
_END = "end"  # a seal cut short lacks it


def seal(generation: Path, stamp: str, files: Iterable[str]) -> None:
    """Record these files, which are all that belong to the generation, and the stamp of what they are made from."""
    lines = [stamp, *(_state(generation, name) for name in files), _END]
    atomic.replace(generation / SEAL_FILE, "\n".join(lines).encode(), mode=0o600, fsync=True)


def fault(generation: Path, stamp: str) -> str:
    """Return why the generation must not be used; empty if it is unchanged and would be made the same way now."""
    try:
        made, *states = (generation / SEAL_FILE).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return f"damaged ({type(error).__name__} at {SEAL_FILE})"
    if states[-1:] != [_END]:
        return f"damaged ({SEAL_FILE} is cut short)"
    changed = next((state for state in states[:-1] if _state(generation, _name(state)) != state), None)
    if changed is not None:
        return f"damaged ({_name(changed)} is not as it was left)"
    return "" if made == stamp else "made by another version or with other settings"


def sealed_files(generation: Path) -> list[str]:
    """Return the files that belong to a generation without a fault."""
    return [_name(state) for state in (generation / SEAL_FILE).read_text(encoding="utf-8").split("\n")[1:-1]]


def _name(state: str) -> str:
    return state.rsplit(" ", 2)[0]


def _state(generation: Path, name: str) -> str:
    try:
        found = os.lstat(f"{generation}/{name}")
    except (OSError, ValueError):
        return ""
    return f"{name} {found.st_size} {found.st_mtime_ns}"
