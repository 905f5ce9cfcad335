"""The result of an extractor: a claim that some lines of a note are an entry."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aikb.entries.context import Outline
from aikb.model import EntryType


class Claim(NamedTuple):
    """The head of an entry, its lines with everything inside it, and its definition.

    The first paragraph of `gloss` directly follows the head, and may be a further name; empty when nothing follows.
    Later paragraphs come from further below, and are prose.
    """

    type: EntryType
    head: str  # inline Markdown source that holds the names
    line: int
    last_line: int
    gloss: str = ""  # inline Markdown source that defines it
    weak: bool = False
    level: int = 0  # of its heading; 0 when it has none
    others: tuple[str, ...] = ()  # sources of further names written apart from the head: cells of a table


Extractor = Callable[[Outline], Iterator[Claim]]
