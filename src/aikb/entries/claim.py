"""What an extractor gives: a claim that some lines of a note are an entry. Knows no other extractor."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from aikb.model import EntryType, Note


class Claim(NamedTuple):
    """An entry's head, its lines with all that stands inside it, and what defines it."""

    type: EntryType
    head: str  # inline Markdown source that holds the names
    line: int
    last_line: int
    gloss: str = ""  # inline Markdown source that defines it
    weak: bool = False


Extractor = Callable[[Note], Iterator[Claim]]
