"""Bring the memory of `check` up to date: read notes that changed, and notes that a rule has not seen yet."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.filter import FindingFilter
from aikb.check.memory.store import Memory, NoteRecord
from aikb.check.read import Pending, read_notes
from aikb.check.rule import Rule
from aikb.check.run_note import needed_names
from aikb.notes.changes import RACY_NS, NoteState, diff
from aikb.notes.files import notes_of
from aikb.settings import Settings

_PATIENCE = 2.0  # seconds between two commits: a killed run loses no more
_NOTHING: frozenset[str] = frozenset()


class Task(NamedTuple):
    """What a run checks: the notes, and the rules chosen from all there are."""

    settings: Settings
    config: Config
    rules: Sequence[Rule]
    known: Sequence[Rule]
    filter: FindingFilter
    vocabulary: Vocabulary
    progress: Callable[[int, int], None] | None = None  # notes read, notes to read


def refresh(memory: Memory, task: Task) -> list[str]:
    """Read the notes that are not known. Returns the paths of all that exist, sorted."""
    wanted = needed_names(task.rules)
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
    """Record that files were read and found unchanged, once their timestamps can be trusted."""
    settled = [(path, state) for path, state in touched.items() if state.mtime_ns < state.read_ns - RACY_NS]
    if settled:
        memory.touch(settled)


def _read_all(memory: Memory, task: Task, pending: Sequence[Pending]) -> set[str]:
    """Read notes and store what is found in them. Returns those that no longer exist."""
    vanished = set()
    known: list[NoteRecord] = []
    kept = time.monotonic()
    found = read_notes(pending, task.settings.root, task.config, task.vocabulary)
    for number, ((file, _), note) in enumerate(zip(pending, found, strict=True), 1):
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
