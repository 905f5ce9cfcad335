"""A second process that shares the first search of many notes for links; the parent's side is `readings`."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base import cores
from aikb.links.mention_places import NoteText
from aikb.links.mentions import Finder
from aikb.links.reading import Reading, read

if TYPE_CHECKING:
    from aikb.index.helper import Helper
    from aikb.links.store import Names

OWN, THEIRS = 10, 30  # notes at a time, here and in a helper: here they are read from the catalog and written down too


def readings(
    paths: Sequence[str],
    finder: Finder,
    *,
    root: Path,
    read_text: Callable[[str], NoteText],
) -> Iterator[Reading]:
    """What stands in these notes, in any order: searched here and in as many other processes as are of use."""
    rest = iter(paths)
    with contextlib.ExitStack() as stack:
        helpers = [stack.enter_context(_helper(root)) for _ in range(cores.helpers())]
        for helper in helpers:
            helper.ask("names", finder.names)
        at_work = {helper: _ask(helper, rest, read_text) for helper in helpers}
        for helper in helpers:
            helper.answer()  # that it has the names; what it cannot read is read here
        while own := [read_text(path) for path in islice(rest, OWN)]:
            yield from (read(note, finder) for note in own)
            for helper in [each for each in helpers if at_work[each] and each.is_ready()]:
                yield from _take(helper, at_work[helper], finder)
                at_work[helper] = _ask(helper, rest, read_text)
        for helper, notes in at_work.items():
            yield from _take(helper, notes, finder)


def _helper(root: Path) -> "Helper":
    from aikb.index import helper  # noqa: PLC0415 - pickle and subprocess: for many notes only

    class LinkHelper(helper.Helper):
        module = "aikb.kb.linkgraph.worker"

    return LinkHelper(root, root)


def _ask(helper: "Helper", rest: Iterator[str], read_text: Callable[[str], NoteText]) -> list[NoteText]:
    """Has a helper search the next notes, if any are left."""
    if notes := [read_text(path) for path in islice(rest, THEIRS)]:
        helper.ask("read", notes)
    return notes


def _take(helper: "Helper", notes: list[NoteText], finder: Finder) -> Iterator[Reading]:
    """What a helper found; what it cannot tell is searched here."""
    found = helper.answer() if notes else []
    yield from (read(note, finder) for note in notes) if found is None else found


def main() -> None:
    """The child's side."""
    from aikb.index import helper  # noqa: PLC0415 - see above

    known: list[Finder] = []

    def learn(names: "Names") -> bool:
        known.append(Finder(names))
        return True

    def search(notes: list[NoteText]) -> list[Reading]:
        return [read(note, known[-1]) for note in notes]

    helper.serve({"names": learn, "read": search})


if __name__ == "__main__":
    main()
