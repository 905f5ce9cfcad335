"""Read notes and run on each the rules and gatherers that look at one note."""

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from aikb.base.pool import Pool, Sizes
from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.memory.store import NoteRecord, from_problems
from aikb.check.rule import Rule
from aikb.check.rules import RULES
from aikb.check.run_note import NoteRules, find_in_note, gather, needed_names
from aikb.check.subject import Subject
from aikb.check.suppress import suppressions
from aikb.model import Problem
from aikb.notes.changes import digest_of, now_ns, state_of
from aikb.notes.files import FileStat
from aikb.notes.folders import Folders

PATIENCE = 1.0  # seconds of reading alone; a worker takes a quarter of one to start
SIZES = Sizes(own=10, theirs=50)  # notes; this process also writes the results

_UNREADABLE = "AKB103"

Pending = tuple[FileStat, frozenset[str]]  # a note, and the names of the rules and gatherers to run


def read_notes(
    pending: Sequence[Pending], root: Path, config: Config, vocabulary: Vocabulary
) -> Iterator[NoteRecord | None]:
    """Yield what is known of each note, in order; None for one that no longer exists. Shared if it takes long."""
    begin = time.monotonic()

    def takes_long(done: int) -> bool:
        return time.monotonic() >= begin + PATIENCE and done < len(pending) / 2

    setup = (root, vocabulary.folder(), config)
    with Folders(root) as folders, Pool("aikb.check.worker", setup, takes_long) as pool:
        reader = Reader(folders, RULES, config, vocabulary)
        yield from pool.map("read", pending, lambda some: [reader.read(*each) for each in some], SIZES)


class Reader:
    """Read the notes of a folder. `known` are all rules there are; which of them run is said for each note."""

    def __init__(self, folders: Folders, known: Sequence[Rule], config: Config, vocabulary: Vocabulary) -> None:
        self._folders = folders
        self._known = known
        self._config = config
        self._vocabulary = vocabulary
        self._note_rules = lru_cache(maxsize=8)(self._rules_of)

    def read(self, file: FileStat, names_needed: frozenset[str]) -> NoteRecord | None:
        """Return what the rules and gatherers of these names find in one note; None if it no longer exists."""
        read_ns = now_ns()
        try:
            data = self._folders.read(file.path, outside=file.outside)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problem = Problem(file.path, 1, 1, _UNREADABLE, f"The file cannot be read: {reason}.")
            return NoteRecord(file.path, state_of(file, b"", read_ns), names_needed, from_problems([problem]), ())
        state = state_of(file, digest_of(data), read_ns)
        subject = Subject(file.path, data, self._config, self._vocabulary)
        note_rules = self._note_rules(names_needed)
        found, facts = (
            from_problems(find_in_note(subject, note_rules)),
            [fact[1:] for fact in gather(subject, note_rules)],
        )
        return NoteRecord(file.path, state, names_needed, found, facts, suppressions(subject))

    def _rules_of(self, names_needed: frozenset[str]) -> NoteRules:
        """Return the rules that one of these names names, or that need a gatherer with one."""
        return NoteRules.of(rule for rule in self._known if names_needed & needed_names((rule,)))
