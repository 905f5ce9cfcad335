"""What a rule is: a permanent code, what it says of itself, and how it finds."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from aikb.model import Problem, Severity

if TYPE_CHECKING:
    from aikb.check.collection import Collection
    from aikb.check.fact import Fact
    from aikb.check.subject import Subject

Fixable = Literal["", "safe", "unsafe"]


class Rule(NamedTuple):
    """A rule. It has `find`, or `across` with what it must `gather`, or neither when the reader of notes finds it.

    What `find` and `gather` give may depend on nothing but the note and the settings of `check`: it is kept for as long
    as the note does not change. What `across` finds is kept until any note changes, unless the rule is `fresh`.
    """

    code: str
    name: str
    severity: Severity
    doc: str  # one sentence
    bad: str = ""  # a short note in which it finds something
    good: str = ""  # the same note, mended
    find: "Callable[[Subject], Iterator[Problem]] | None" = None  # looks at one note
    across: "Callable[[Collection], Iterator[Problem]] | None" = None  # looks at all notes at once
    gather: "tuple[Callable[[Subject], Iterator[Fact]], ...]" = ()  # the facts of each note that `across` asks for
    optional: bool = False  # runs only when it is selected by its code
    fixable: Fixable = ""
    fresh: bool = False  # its `across` looks at more than the notes: other files, or today's date
