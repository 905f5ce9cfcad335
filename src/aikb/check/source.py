"""The lines of the notes that findings speak of, read once and only when they are asked for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from aikb.notes.files import read_bytes

_KEPT = 64  # notes


def lines_of(root: Path) -> Callable[[str], Sequence[str]]:
    """A function from the path of a note to its lines; none where it cannot be read any more."""

    @lru_cache(maxsize=_KEPT)
    def lines(path: str) -> Sequence[str]:
        from aikb.notes.decode import decode, split_lines  # noqa: PLC0415 - few runs show a line

        try:
            return split_lines(decode(read_bytes(root, path)).text)
        except (OSError, ValueError):
            return ()

    return lines
