"""Collect everything that the link store keeps of a note: mentions, written links, a signature."""

from typing import TYPE_CHECKING, NamedTuple

from aikb.links.mention_places import MentionPlace, NoteText, first_mentions
from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.links.signature import pairs, signature

if TYPE_CHECKING:
    from aikb.links.written import Written


class Reading(NamedTuple):
    """The links of a note; `written` is empty when only mentions were asked for."""

    path: str
    mentions: tuple[MentionPlace, ...]
    written: tuple["Written", ...]
    signature: bytes


def search(note: NoteText, finder: Finder) -> Reading:
    """Return the mentions of a note."""
    found: set[str] = set()

    def collect(prose: Prose) -> None:
        found.update(pairs(prose.squeezed))

    mentions = tuple(first_mentions(note, finder, collect))
    return Reading(note.path, mentions, (), signature(found))


def read(note: NoteText, finder: Finder) -> Reading:
    """Return the mentions and the written links of a note."""
    from aikb.links.written import find_written  # noqa: PLC0415 - markdown-it: only when something changed

    found = find_written(note.path, note.lines(), note.body_line, note.dialect)
    return search(note, finder)._replace(written=tuple(found))
