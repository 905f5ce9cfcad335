"""What a rule is: a permanent code, a name, one line of documentation, and how it finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aikb.model import NoteSummary, Problem, Severity


class Rule(NamedTuple):
    """A rule. `find` is None for what the reader of notes finds itself."""

    code: str
    name: str
    severity: Severity
    doc: str
    find: Callable[[NoteSummary], Iterator[Problem]] | None = None
