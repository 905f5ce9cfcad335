"""Read the links and mentions of many notes, with other processes."""

from collections.abc import Callable, Iterator, Sequence

from aikb.base.pool import Pool, Sizes
from aikb.links.mention_places import NoteText
from aikb.links.mentions import Finder
from aikb.links.reading import Reading, read

SIZES = Sizes(own=10, theirs=30)  # notes; this process also reads them from the catalog and writes the results


def readings(paths: Sequence[str], finder: Finder, *, read_text: Callable[[str], NoteText]) -> Iterator[Reading]:
    """Yield what is in these notes, in order."""

    def here(notes: Sequence[NoteText]) -> list[Reading]:
        return [read(note, finder) for note in notes]

    with Pool("aikb.kb.linkgraph.worker", finder.names) as pool:
        yield from pool.map("read", map(read_text, paths), here, SIZES)


def main() -> None:
    """Run a worker."""
    from aikb.base.worker import Jobs, serve  # noqa: PLC0415 - pickle and subprocess: for many notes only
    from aikb.links.store import Names  # noqa: PLC0415 - likewise

    def jobs(names: Names) -> Jobs:
        finder = Finder(names)
        return {"read": lambda notes: [read(note, finder) for note in notes]}

    serve(jobs)


if __name__ == "__main__":
    main()
