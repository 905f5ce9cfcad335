"""Many notes come in, what rules see in each goes out, in their order; other processes share the work of many."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.memory import Known
from aikb.check.reading import Pending, Reader
from aikb.check.rules import RULES
from aikb.notes.folders import Folders

if TYPE_CHECKING:
    from aikb.check.helper import Helper

MANY = 1000  # notes; a second process takes a quarter of a second to start
MOST_PROCESSES = 4
OWN, THEIRS = 40, 50  # notes at a time, here and in a helper: here they are written down as well


@contextlib.contextmanager
def reading(
    pending: Sequence[Pending], root: Path, config: Config, vocabulary: Vocabulary
) -> Iterator[Iterator[Known | None]]:
    """What is known of each of these notes; None for one that is no longer there."""
    with Folders(root) as folders, _helpers(len(pending), root, vocabulary) as helpers:
        yield _read(pending, Reader(folders, RULES, config, vocabulary), config, helpers)


@contextlib.contextmanager
def _helpers(notes: int, root: Path, vocabulary: Vocabulary) -> Iterator[list["Helper"]]:
    """As many other processes as are of use: none for few notes, or on one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.ExitStack() as stack:
        if notes < MANY or cores < 2:
            yield []
            return
        from aikb.check.helper import Helper  # noqa: PLC0415 - pickle and subprocess: for many notes only

        number = min(cores, MOST_PROCESSES) - 1
        yield [stack.enter_context(Helper(root, vocabulary.folder(), False)) for _ in range(number)]


def _read(
    pending: Sequence[Pending], reader: Reader, config: Config, helpers: Sequence["Helper"]
) -> Iterator[Known | None]:
    """Helpers are one round ahead, so that they never wait."""
    rest = iter(pending)
    own, theirs = _ask(rest, config, helpers)
    while own:
        coming = _ask(rest, config, helpers)
        yield from (reader.read(*each) for each in own)
        for helper, some in zip(helpers, theirs, strict=True):
            found = helper.answer() if some else []
            yield from (reader.read(*each) for each in some) if found is None else found
        own, theirs = coming


def _ask(
    rest: Iterator[Pending], config: Config, helpers: Sequence["Helper"]
) -> tuple[list[Pending], list[list[Pending]]]:
    """A round: the notes to be read here, and those that each helper was asked to read."""
    own = list(islice(rest, OWN))
    theirs = [list(islice(rest, THEIRS)) for _ in helpers]
    for helper, some in zip(helpers, theirs, strict=True):
        if some:
            helper.ask("read", (config, some))
    return own, theirs
