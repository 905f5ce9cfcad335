"""Many notes come in, what rules see in each goes out; other processes share the work where it takes long."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.base import cores
from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.memory.store import Known
from aikb.check.read import Pending, Reader
from aikb.check.rules import RULES
from aikb.notes.folders import Folders

if TYPE_CHECKING:
    from aikb.check.worker import Helper

PATIENCE = 1.0  # seconds of reading alone; another process takes a quarter of one to start
OWN, THEIRS = 10, 50  # notes at a time, here and in a helper, which is looked after in between

Told = tuple[Pending, Known | None]  # a note, and what is known of it; None for one that is no longer there


class Readers:
    """Reads notes here and, when that takes long, in helpers too. Give it back by leaving its context."""

    def __init__(self, root: Path, config: Config, vocabulary: Vocabulary) -> None:
        self._root, self._config, self._vocabulary = root, config, vocabulary
        self._stack = contextlib.ExitStack()
        self._reader = Reader(self._stack.enter_context(Folders(root)), RULES, config, vocabulary)
        self._at_work: dict[Helper, list[Pending]] = {}

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def read(self, pending: Sequence[Pending]) -> Iterator[Told]:
        """What is known of each of these notes, in any order."""
        rest = iter(pending)
        start, done, is_alone = time.monotonic(), 0, True
        while own := list(islice(rest, OWN)):
            yield from self._here(own)
            done += len(own)
            if is_alone and time.monotonic() > start + PATIENCE and done < len(pending) / 2:
                is_alone = False
                for helper in self._helpers():
                    self._ask(helper, rest)
            for helper in [each for each in self._at_work if each.is_ready()]:
                yield from self._take(helper)
                self._ask(helper, rest)
        for helper in list(self._at_work):
            yield from self._take(helper)

    def _helpers(self) -> Iterator["Helper"]:
        """As many other processes as are of use: none on one core."""
        from aikb.check.worker import Helper  # noqa: PLC0415 - pickle and subprocess: only where it takes long

        for _ in range(cores.helpers()):
            yield self._stack.enter_context(Helper(self._root, self._vocabulary.folder()))

    def _ask(self, helper: "Helper", rest: Iterator[Pending]) -> None:
        """Has a helper read the next notes, if any are left."""
        if some := list(islice(rest, THEIRS)):
            helper.ask("read", (self._config, some))
            self._at_work[helper] = some

    def _take(self, helper: "Helper") -> Iterator[Told]:
        """What a helper tells of its notes; what it cannot tell is read here."""
        some, found = self._at_work.pop(helper), helper.answer()
        yield from self._here(some) if found is None else zip(some, found, strict=True)

    def _here(self, pending: Sequence[Pending]) -> Iterator[Told]:
        return ((each, self._reader.read(*each)) for each in pending)
