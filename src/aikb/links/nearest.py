"""Things that have paths come in, the one nearest to a note goes out, whatever their number."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Nearest(Generic[T]):
    """Nearest has most folders in common with a note; then the shorter path, then what comes first.

    Of each folder the two best are kept, so that one of them may be refused; asking takes as many steps as there are
    folders around the note.
    """

    def __init__(self, items: Iterable[T], path: Callable[[T], str]) -> None:
        self._best: dict[str, list[T]] = {}
        for item in sorted(items, key=lambda each: (path(each).count("/"), path(each))):
            for folder in _folders(path(item)):
                best = self._best.setdefault(folder, [])
                if len(best) < 2:
                    best.append(item)

    def to(self, here: str, refuse: Callable[[T], bool] = lambda _: False) -> T:
        """The item nearest to the note at `here`, and rather one that is not refused. There must be one."""
        near: Sequence[T] = ()
        for folder in _folders(here):
            near = self._best.get(folder, ())
            for item in near:
                if not refuse(item):
                    return item
        return near[0]


def _folders(path: str) -> Iterator[str]:
    """The folders that a path stands in, the innermost first, the root last."""
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
