"""A worker for checks of many notes: it reads some of them and runs the rules on each."""

from pathlib import Path

from aikb.base.worker import Jobs, serve
from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.read import Reader
from aikb.check.rules import RULES
from aikb.notes.folders import Folders


def jobs(setup: tuple[Path, Path, Config]) -> Jobs:
    """Return the jobs for a notes folder, the folder of compiled lexicons and the settings of `check`."""
    root, shared, config = setup
    reader = Reader(Folders(root), RULES, config, Vocabulary(root, lambda: shared))
    return {"read": lambda pending: [reader.read(*each) for each in pending]}


if __name__ == "__main__":
    serve(jobs)
