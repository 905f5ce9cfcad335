"""A second process that shares the work of a check of many notes: it reads some of them and has the rules look."""

import sys
from functools import cache
from pathlib import Path

from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.memory.store import Known
from aikb.check.read import Pending, Reader
from aikb.check.rules import RULES
from aikb.index import helper
from aikb.notes.folders import Folders


class Helper(helper.Helper):
    """The parent's side; see the helper of the index. It is asked to `read` notes, with the settings of `check`."""

    module = "aikb.check.worker"


def main() -> None:
    """The child's side."""
    root, shared = map(Path, sys.argv[1:3])
    vocabulary = Vocabulary(root, lambda: shared)
    with Folders(root) as folders:

        @cache
        def reader(config: Config) -> Reader:
            return Reader(folders, RULES, config, vocabulary)

        def read(work: tuple[Config, list[Pending]]) -> list[Known | None]:
            config, pending = work
            return [reader(config).read(*each) for each in pending]

        helper.serve({"read": read})


if __name__ == "__main__":
    main()
