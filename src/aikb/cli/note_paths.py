"""Paths as they were typed come in, paths below the notes folder go out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from aikb.base.errors import AikbError
from aikb.notes.files import spelled


def named_paths(paths: Iterable[str], root: Path, *, skip_others: bool = False) -> Iterator[str]:
    """The paths relative to `root`, with "/": from the working folder where they exist there, else from `root`.

    Raises AikbError on one that is nowhere or outside; with `skip_others` those are passed over.
    """
    for path in paths:
        found = _below(path, root)
        if found is not None:
            yield spelled(found)
        elif not skip_others:
            raise _refusal(path)


def prefix_of(root: Path) -> str:
    """What leads from the working folder to `root`, with "/" behind it; empty when it is the same or lies elsewhere."""
    try:
        way = os.path.relpath(root)
    except (OSError, ValueError):
        return ""
    return "" if way == "." or way.startswith("..") else spelled(way.replace(os.sep, "/")) + "/"


def _below(path: str, root: Path) -> str | None:
    """The path relative to `root`; None when it is nowhere, or not inside."""
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
        return AikbError(f"{path} is not in the notes folder", hint="name notes or folders below it, or another -C DIR")
    return AikbError(f"no note is at {path}", hint="name notes or folders below the notes folder")
