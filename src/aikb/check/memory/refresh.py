"""Brings the memory of `check` up to date: reads the notes that changed, and those that a rule has not yet seen."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.filter import Sieve
from aikb.check.memory.store import Known, Memory
from aikb.check.parallel import Readers
from aikb.check.read import Pending
from aikb.check.rule import Rule
from aikb.check.run_note import names
from aikb.notes.changes import RACY_NS, NoteState, diff
from aikb.notes.files import notes_of
from aikb.settings import Settings

_PATIENCE = 2.0  # seconds after which what was read is kept: a killed run has not read it in vain
_NOTHING: frozenset[str] = frozenset()


class Task(NamedTuple):
    """What a run is to find out: the notes, and the rules that look at them, chosen from all there are."""

    settings: Settings
    config: Config
    rules: Sequence[Rule]
    known: Sequence[Rule]
    sieve: Sieve
    vocabulary: Vocabulary
    progress: Callable[[int, int], None] | None = None  # notes read, notes to read


def refresh(memory: Memory, task: Task) -> list[str]:
    """Reads what is not known of the notes; gives the paths of all that are there, sorted."""
    wanted = names(task.rules)
    states = memory.states()
    files = list(notes_of(task.settings))
    seen = {path: state for path, (state, done) in states.items() if wanted <= done}
    changes = diff(task.settings.root, seen, files)
    _touch(memory, changes.touched)
    gone = states.keys() - {file.path for file in files}
    pending = [(file, wanted | states.get(file.path, (None, _NOTHING))[1]) for file in changes.added]
    vanished = _read_all(memory, task, [*pending, *((file, wanted) for file in changes.changed)])
    if gone or vanished:
        memory.put((), (*gone, *vanished))
    return [file.path for file in files if file.path not in vanished]


def _touch(memory: Memory, touched: dict[str, NoteState]) -> None:
    """Saves the next run the reading of files that were found unchanged, once their time stamps can be trusted."""
    settled = [(path, state) for path, state in touched.items() if state.mtime_ns < state.read_ns - RACY_NS]
    if settled:
        memory.touch(settled)


def _read_all(memory: Memory, task: Task, pending: Sequence[Pending]) -> set[str]:
    """Reads notes and keeps what is found in them; gives those that are no longer there."""
    vanished = set()
    known: list[Known] = []
    kept = time.monotonic()
    with Readers(task.settings.root, task.config, task.vocabulary) as readers:
        for number, ((file, _), note) in enumerate(readers.read(pending), 1):
            if note is None:
                vanished.add(file.path)
            else:
                known.append(note)
            if time.monotonic() > kept + _PATIENCE:
                memory.put(known)
                known, kept = [], time.monotonic()
            if task.progress:
                task.progress(number, len(pending))
    if known:
        memory.put(known)
    return vanished
