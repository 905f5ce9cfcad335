"""A note's text comes in, all that the store is to hold of it goes out: mentions, written links, a signature."""

from typing import TYPE_CHECKING, NamedTuple

from aikb.links.mention_places import NoteText, Standing, standing
from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.links.signature import pairs, signature

if TYPE_CHECKING:
    from aikb.links.written import Written


class Reading(NamedTuple):
    """What stands in a note; `written` is empty when only its mentions were asked for."""

    path: str
    mentions: tuple[Standing, ...]
    written: tuple["Written", ...]
    signature: bytes


def search(note: NoteText, finder: Finder) -> Reading:
    """The mentions of a note."""
    found: set[str] = set()

    def collect(prose: Prose) -> None:
        found.update(pairs(prose.squeezed))

    mentions = tuple(standing(note, finder, collect))
    return Reading(note.path, mentions, (), signature(found))


def read(note: NoteText, finder: Finder) -> Reading:
    """The mentions and the written links of a note."""
    from aikb.links.written import find_written  # noqa: PLC0415 - markdown-it: only when something changed

    found = find_written(note.path, note.lines(), note.body_line, note.dialect)
    return search(note, finder)._replace(written=tuple(found))
