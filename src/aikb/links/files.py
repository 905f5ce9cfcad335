"""Match the path or file name in a link against the paths of a collection; no I/O."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from posixpath import dirname, join, normpath

from aikb.names.fold import key

ENDINGS = (".md", ".markdown")
_FRONT = ("README", "readme", "Readme", "index", "_index")  # the front page of its folder


class Files:
    """Notes and other files by their paths below the root, as a link may write them."""

    def __init__(self, notes: Iterable[str], others: Iterable[str] = ()) -> None:
        self.notes = frozenset(notes)
        self.others = frozenset(others) - self.notes

    def at(self, path: str, *, folders: bool = True) -> str | None:
        """Return the file at a path, with or without a note's ending; for a folder its front page, else the folder."""
        for whole in (path, *(path + ending for ending in ENDINGS)):
            if whole in self.notes or whole in self.others:
                return whole
        if not folders or path not in self._folders:
            return None
        pages = (join(path, name + ending) if path else name + ending for name in _FRONT for ending in ENDINGS)
        return next((page for page in pages if page in self.notes), path)

    def named(self, target: str, fold: Callable[[str], str] | None = None) -> list[str]:
        """Return the files whose path ends like the target, ignoring case, or with `fold` comparing keys."""
        parts = without_ending(target).split("/")
        by_name, folded = (self._by_key, key) if fold else (self._by_name, _plain)
        wanted = [folded(part) for part in parts]
        return [
            path
            for path in by_name.get(wanted[-1], ())
            if len(wanted) == 1 or [folded(part) for part in path.split("/")[-len(wanted) : -1]] == wanted[:-1]
        ]

    @cached_property
    def _folders(self) -> set[str]:
        found = {""}
        for path in (*self.notes, *self.others):
            folder = dirname(path)
            while folder and folder not in found:
                found.add(folder)
                folder = dirname(folder)
        return found

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return self._map(_plain)

    @cached_property
    def _by_key(self) -> dict[str, list[str]]:
        return self._map(key)

    def _map(self, fold: Callable[[str], str]) -> dict[str, list[str]]:
        """Return a map from folded name to paths; notes are named without their ending, other files with it."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.notes):
            found.setdefault(fold(without_ending(path.rsplit("/", 1)[-1])), []).append(path)
        for path in sorted(self.others):
            found.setdefault(fold(path.rsplit("/", 1)[-1]), []).append(path)
        return found


def below_root(folder: str, target: str) -> str | None:
    """Return the path below the root that a target means in a folder; None when it leaves the root."""
    path = normpath(join(folder, target.lstrip("/") if target.startswith("/") else target))
    if path == ".." or path.startswith("../"):
        return None
    return "" if path == "." else path


def without_ending(path: str) -> str:
    """Return the path of a note without its ending; any other path unchanged."""
    return next((path[: -len(ending)] for ending in ENDINGS if path.lower().endswith(ending)), path)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
