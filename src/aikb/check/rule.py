"""What a rule is: a permanent code, what it says of itself, and how it finds."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from aikb.model import Problem, Severity

if TYPE_CHECKING:
    from aikb.check.collection import Collection
    from aikb.check.facts.fact import Fact
    from aikb.check.subject import Subject

Fixable = Literal["", "safe", "unsafe"]


class ByKey(NamedTuple):
    """How a rule finds among the facts of all notes, one key after the other, so that one edit costs a few keys.

    What `find` gives for a key may depend on nothing but the facts of these kinds that have the key or, with `related`,
    one of those that it gives; being related goes both ways.
    """

    kinds: tuple[str, ...]
    keys: "Callable[[Collection], Iterable[str]]"  # all for which something may be found
    find: "Callable[[Collection, str], Iterator[Problem]]"
    related: "Callable[[Collection, str], Iterable[str]] | None" = None
    once: bool = False  # of several findings at one place only that of the first key counts


class Rule(NamedTuple):
    """A rule. It has `find`, or `across` or `by_key` with what they must `gather`, or none if the reader of notes finds it.

    What `find` and `gather` give may depend on nothing but the note, the settings of `check` and the built-in lexicon: it
    is kept for as long as the note does not change. What `across` finds is kept until any note changes, unless the rule is
    `fresh`; what `by_key` finds for as long as the facts of the key do not change.
    """

    code: str
    name: str
    severity: Severity
    doc: str  # one sentence
    bad: str = ""  # a short note in which it finds something
    good: str = ""  # the same note, mended
    find: "Callable[[Subject], Iterator[Problem]] | None" = None  # looks at one note
    across: "Callable[[Collection], Iterator[Problem]] | None" = None  # looks at all notes at once
    by_key: tuple[ByKey, ...] = ()  # does so key by key
    gather: "tuple[Callable[[Subject], Iterator[Fact]], ...]" = ()  # the facts of each note that these ask for
    optional: bool = False  # runs only when it is selected by its code
    fixable: Fixable = ""
    fresh: bool = False  # its `across` looks at more than the notes: other files, or today's date

    @property
    def is_across(self) -> bool:
        """Whether it looks at more than one note."""
        return bool(self.across or self.by_key)
