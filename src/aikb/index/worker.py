"""A worker for full builds: it reads notes, then indexes a part of the entries."""

from pathlib import Path

from aikb.base.worker import Jobs, serve
from aikb.index.part import index_part
from aikb.index.read import Source, read_files
from aikb.model import Dialect
from aikb.names.lexicon import open_lexicons


def jobs(setup: tuple[Path, Path, Dialect]) -> Jobs:
    """Return the jobs for a notes folder, the folder of compiled lexicons, and the dialect of the notes."""
    root, shared, dialect = setup
    lexicon = open_lexicons(shared, root)
    source = Source(root, lexicon, shared, dialect)
    return {
        "read": lambda files: list(read_files(source, files)),
        "index": lambda part: index_part(part, lexicon, shared),
    }


if __name__ == "__main__":
    serve(jobs)
