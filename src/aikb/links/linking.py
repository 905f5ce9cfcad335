"""The bytes of a note and wishes for links in it come in, the edits that make those links and nothing else go out."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from aikb.links.rename import read_entries
from aikb.links.written import links_in
from aikb.model import PLAIN, Dialect, Edit, Entry, Link, Note
from aikb.notes.edits import apply_edits
from aikb.notes.units import lines_of
from aikb.notes.wikilinks import inside_of


class Wish(NamedTuple):
    """A stretch of one line that is to be a link: where it begins, what stands there, and what the link is to name."""

    line: int
    column: int
    text: str
    target: str


def link_edits(path: str, data: bytes, wishes: Sequence[Wish], dialect: Dialect = PLAIN) -> list[Edit]:
    """The edits that make the wikilinks; a wish is left out in a heading, and where it would change more than the text.

    Proved by reading the note anew: the entries keep their names and places, and no link comes but those wished for.
    """
    note, entries = read_entries(path, data, dialect)
    headings, rows = lines_of(note.blocks, "heading"), lines_of(note.blocks, "row")
    fitting = [wish for wish in wishes if wish.line not in headings and _stands(note, wish)]
    edits = [_edit(wish, in_row=wish.line in rows, dialect=dialect) for wish in sorted(fitting)]
    if _is_sound(path, data, edits, (note, entries)):
        return edits
    sound: list[Edit] = []
    for _, group in groupby(edits, lambda edit: edit.line):
        more = [*sound, *group]
        sound = more if _is_sound(path, data, more, (note, entries)) else sound
    return sound


def _stands(note: Note, wish: Wish) -> bool:
    line = note.lines[wish.line - 1] if note.body_line <= wish.line <= len(note.lines) else ""
    start = wish.column - 1
    return bool(wish.text) and line[start : start + len(wish.text)] == wish.text and not set("[]|\n") & set(wish.text)


def _edit(wish: Wish, *, in_row: bool, dialect: Dialect) -> Edit:
    inside = inside_of(wish.target, wish.text, dialect, in_row=in_row)
    return Edit(wish.line, wish.column, wish.line, wish.column + len(wish.text), f"[[{inside}]]")


def _is_sound(path: str, data: bytes, edits: Sequence[Edit], was: tuple[Note, Sequence[Entry]]) -> bool:
    """Whether the edits change no entry's place or names, and make one link each."""
    note, entries = was
    changed, now = read_entries(path, apply_edits(data, edits), note.dialect)
    if [_face(entry) for entry in now] != [_face(entry) for entry in entries] or changed.problems != note.problems:
        return False
    made = set(_places(edits))
    after = list(_links(changed))
    others = [link for link in after if (link.line, link.column) not in made]
    return len(after) - len(others) == len(edits) and list(map(_end, others)) == list(map(_end, _links(note)))


def _places(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Where the new texts stand once all edits are made; these are in order."""
    line = shift = 0
    for edit in edits:
        shift = shift if edit.line == line else 0
        line = edit.line
        yield line, edit.column + shift
        shift += len(edit.text) - (edit.end_column - edit.column)


def _end(link: Link) -> tuple[str, str, str]:
    return link.form, link.target, link.fragment


def _face(entry: Entry) -> tuple[str, int, int, tuple[str, ...]]:
    return entry.id, entry.line, entry.end_line, entry.names


def _links(note: Note) -> Iterator[Link]:
    return (link for link, _ in links_in(note))
