"""The values that readers of metadata return, before a `Note` is made of them."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from aikb.model import Edit, Severity

# "line" is text of a dialect that has no lists: a comma in it is the only way to write several values.
ValueType = Literal["text", "line", "number", "bool", "date", "null", "list", "map"]

# How YAML has it: a scalar without quotes, one in quotes, a `|` or `>` text, a list of `-` lines, or `[a, b]`.
Style = Literal["", "plain", "quoted", "block", "dashes", "flow"]


HEAD = 20  # lines of a body in which metadata is looked for


class Finding(NamedTuple):
    """A problem of a note before the note's path is known."""

    line: int
    column: int
    rule: str
    message: str
    severity: Severity = "error"
    edits: tuple[Edit, ...] = ()  # the fix, if it is mechanical


class Value(NamedTuple):
    """A value without its quotes, and its position; a mapping contains its values one after the other.

    The end is exclusive. End and style are set for YAML only, else 0 and empty; the end of `dashes` and `block` is
    where the next thing begins.
    """

    text: str
    type: ValueType
    line: int
    column: int
    items: tuple["Value", ...] = ()
    end_line: int = 0
    end_column: int = 0
    style: Style = ""


class Pair(NamedTuple):
    """A key with its position, and its value; `name` is the key in lower case, for look-ups."""

    key: str
    value: Value
    line: int
    column: int
    name: str

    @classmethod
    def of(cls, key: str, value: Value, line: int, column: int) -> "Pair":
        """Return the pair of a key as written."""
        return cls(key, value, line, column, key.strip().lower())


class Metadata(NamedTuple):
    """What a dialect found: pairs, the first line (1-based) of the rest, and problems."""

    pairs: tuple[Pair, ...] = ()
    body_line: int = 1
    findings: tuple[Finding, ...] = ()


def without_duplicates(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs, only the last one of each key (ignoring case)."""
    return tuple({pair.name: pair for pair in pairs}.values())
