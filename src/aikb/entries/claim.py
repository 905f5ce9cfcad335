"""What an extractor gives: a claim that some lines of a note are an entry."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aikb.entries.context import Outline
from aikb.model import EntryType


class Claim(NamedTuple):
    """An entry's head, its lines with all that stands inside it, and what defines it.

    The first paragraph of `gloss` stands right behind the head, and is empty when nothing stands there: it may be one
    more name. A paragraph behind it comes from further below, and is prose.
    """

    type: EntryType
    head: str  # inline Markdown source that holds the names
    line: int
    last_line: int
    gloss: str = ""  # inline Markdown source that defines it
    weak: bool = False
    level: int = 0  # of its heading; 0 when it has none
    others: tuple[str, ...] = ()  # sources of further names that stand apart from the head: cells of a table


Extractor = Callable[[Outline], Iterator[Claim]]
