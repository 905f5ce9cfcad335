"""Find names in the entries of a note, by line and column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.model import PLAIN, Dialect, Entry
from aikb.names.fold import key


class MentionPlace(NamedTuple):
    """A name in a note: the 1-based line and column of its first character, its text, and its key."""

    path: str
    line: int
    column: int
    text: str
    key: str


class NoteText(NamedTuple):
    """The part of a note that is read for links: metadata lines where they are known, and entries by line."""

    path: str
    body_line: int
    entries: Sequence[Entry]
    head: Sequence[str] = ()
    dialect: Dialect = PLAIN

    def lines(self) -> list[str]:
        """Return the lines of the note; unknown metadata lines are empty."""
        found = [*self.head, *([""] * (self.body_line - 1 - len(self.head)))]
        for entry in self.entries:
            found += entry.text.split("\n") if entry.end_line >= self.body_line else []
        return found


def first_mentions(
    note: NoteText, finder: Finder, each: Callable[[Prose], None] = lambda _: None
) -> Iterator[MentionPlace]:
    """Yield the first mention of each name in each entry, except its own names and those of the entries around it.

    `each` is called with the running text of each entry.
    """
    for entry, own in with_own_names(note.entries):
        prose = Prose(entry.text)
        each(prose)
        first = max(entry.line, note.body_line)
        for mention in finder.find(prose, own):
            before = entry.text.count("\n", 0, mention.start)
            column = mention.start - entry.text.rfind("\n", 0, mention.start)
            yield MentionPlace(entry.path, first + before, column, entry.text[mention.start : mention.end], mention.key)


def with_own_names(entries: Iterable[Entry]) -> Iterator[tuple[Entry, set[str]]]:
    """Yield each entry of a note with the keys of its own names and those of the entries around it."""
    around: list[tuple[Entry, set[str]]] = []
    for entry in entries:
        while around and around[-1][0].last_line < entry.line:
            around.pop()
        own = {*map(key, entry.names), *(around[-1][1] if around else ())}
        around.append((entry, own))
        yield entry, own
