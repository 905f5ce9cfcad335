"""Convert between paths as typed and paths in the notes folder."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from aikb.base.errors import AikbError
from aikb.notes.files import spelled


def named_paths(paths: Iterable[str], root: Path, *, skip_others: bool = False) -> Iterator[str]:
    """Yield paths relative to `root`, with "/"; each is looked up in the working folder, then in `root`.

    Raises AikbError on one that is nowhere or outside; with `skip_others` those are passed over.
    """
    for path in paths:
        found = _below(path, root)
        if found is not None:
            yield spelled(found)
        elif not skip_others:
            raise _refusal(path)


def prefix_of(root: Path) -> str:
    """Return the path from the working folder to `root`, with a trailing "/"; empty when there is none."""
    try:
        way = os.path.relpath(root)
    except (OSError, ValueError):
        return ""
    return "" if way == "." or way.startswith("..") else spelled(way.replace(os.sep, "/")) + "/"


def _below(path: str, root: Path) -> str | None:
    """Return the path relative to `root`, or None when it does not exist or is outside."""
    for full in (os.path.abspath(path), os.path.join(root, path)):  # noqa: PTH100, PTH118 - `..` behind a link
        place = os.path.realpath(os.path.dirname(full)) + os.sep + os.path.basename(full)  # noqa: PTH119, PTH120 - likewise
        for each in (place, os.path.realpath(full)):
            if "\0" not in path and os.path.lexists(full) and _is_inside(each, root):
                return os.path.relpath(each, root).replace(os.sep, "/")
    return None


def _is_inside(place: str, root: Path) -> bool:
    return Path(os.path.normpath(place)).is_relative_to(root)


def _refusal(path: str) -> AikbError:
    if "\0" not in path and os.path.lexists(path):
        return AikbError(
            f"{path} is not in the notes folder", hint="give notes or folders inside it, or another -C DIR"
        )
    return AikbError(f"{path} does not exist", hint="give notes or folders inside the notes folder")
