"""The definition of a rule: a permanent code, its documentation, and how it finds."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from aikb.model import Problem, Severity

if TYPE_CHECKING:
    from aikb.check.collection import Collection
    from aikb.check.facts.fact import Fact
    from aikb.check.subject import Subject

Fixable = Literal["", "safe", "unsafe"]


class ByKey(NamedTuple):
    """How a rule checks the facts of all notes key by key, so that one edit costs a few keys.

    What `find` returns for a key may depend only on the facts of these kinds that have the key or, with `related`, one
    of the keys that it returns; being related must be symmetric.
    """

    kinds: tuple[str, ...]
    keys: "Callable[[Collection], Iterable[str]]"  # all keys that may have findings
    find: "Callable[[Collection, str], Iterator[Problem]]"
    related: "Callable[[Collection, str], Iterable[str]] | None" = None
    once: bool = False  # of several findings at one place, keep that of the first key


class Rule(NamedTuple):
    """A rule. It has `find`, or `across` or `by_key` with the facts that they `gather`, or none if the reader finds it.

    What `find` and `gather` return may depend only on the note, the settings of `check` and the built-in lexicon: it is
    kept as long as the note does not change. What `across` finds is kept until any note changes, unless the rule is
    `fresh`; what `by_key` finds as long as the facts of the key do not change.
    """

    code: str
    name: str
    severity: Severity
    doc: str  # one sentence
    bad: str = ""  # a short note with a finding
    good: str = ""  # the same note, fixed
    find: "Callable[[Subject], Iterator[Problem]] | None" = None  # checks one note
    across: "Callable[[Collection], Iterator[Problem]] | None" = None  # checks all notes at once
    by_key: tuple[ByKey, ...] = ()  # checks all notes, key by key
    gather: "tuple[Callable[[Subject], Iterator[Fact]], ...]" = ()  # the facts that these need
    optional: bool = False  # runs only if selected by its code
    fixable: Fixable = ""
    fresh: bool = False  # its `across` uses more than the notes: other files, or today's date

    @property
    def is_across(self) -> bool:
        """Return whether it checks more than one note."""
        return bool(self.across or self.by_key)
