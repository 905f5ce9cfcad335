"""A note file comes in, what rules and gatherers see in it goes out."""

from collections.abc import Sequence
from functools import lru_cache

from aikb.check.concepts import Vocabulary
from aikb.check.config import Config
from aikb.check.memory.codec import from_problems
from aikb.check.memory.store import Known
from aikb.check.rule import Rule
from aikb.check.run_note import Looks, gather, look, names
from aikb.check.subject import Subject
from aikb.check.suppress import suppressions
from aikb.model import Problem
from aikb.notes.changes import digest_of, now_ns, state_of
from aikb.notes.files import FileStat
from aikb.notes.folders import Folders

UNREADABLE = "AKB103"

Pending = tuple[FileStat, frozenset[str]]  # a note to read, and the names of the rules and gatherers that look at it


class Reader:
    """Reads the notes of a folder. `known` are all rules there are; which of them look is said for each note."""

    def __init__(self, folders: Folders, known: Sequence[Rule], config: Config, vocabulary: Vocabulary) -> None:
        self._folders = folders
        self._known = known
        self._config = config
        self._vocabulary = vocabulary
        self._looks = lru_cache(maxsize=8)(self._looks_of)

    def read(self, file: FileStat, looking: frozenset[str]) -> Known | None:
        """What the rules and gatherers of these names see in one note; None when it is no longer there."""
        read_ns = now_ns()
        try:
            data = self._folders.read(file.path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problem = Problem(file.path, 1, 1, UNREADABLE, f"The file cannot be read: {reason}.")
            return Known(file.path, state_of(file, b"", read_ns), looking, from_problems([problem]), ())
        state = state_of(file, digest_of(data), read_ns)
        subject = Subject(file.path, data, self._config, self._vocabulary)
        looks = self._looks(looking)
        found, facts = from_problems(look(subject, looks)), [fact[1:] for fact in gather(subject, looks)]
        return Known(file.path, state, looking, found, facts, suppressions(subject))

    def _looks_of(self, looking: frozenset[str]) -> Looks:
        """Those of the rules that go by one of these names, or gather by one."""
        return Looks.of(rule for rule in self._known if looking & names((rule,)))
