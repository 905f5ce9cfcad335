"""Edits that turn names in a note into wikilinks and change nothing else."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from aikb.links.rename import read_entries
from aikb.links.written import links_in
from aikb.model import PLAIN, Dialect, Edit, Entry, Link, Note
from aikb.notes.edits import apply_edits
from aikb.notes.units import lines_of
from aikb.notes.wikilinks import inside_of


class LinkRequest(NamedTuple):
    """A piece of one line that is to become a link: its place, its text, and the target."""

    line: int
    column: int
    text: str
    target: str


def link_edits(path: str, data: bytes, requests: Sequence[LinkRequest], dialect: Dialect = PLAIN) -> list[Edit]:
    """Return the edits that make the wikilinks. Skips headings, and links that would change more than the text.

    The edited note is read again to verify it: entries keep their names and places, no other link appears.
    """
    note, entries = read_entries(path, data, dialect)
    headings, rows = lines_of(note.blocks, "heading"), lines_of(note.blocks, "row")
    fitting = [request for request in requests if request.line not in headings and _is_in_place(note, request)]
    edits = [_edit(request, in_row=request.line in rows, dialect=dialect) for request in sorted(fitting)]
    if _is_sound(path, data, edits, (note, entries)):
        return edits
    sound: list[Edit] = []
    for _, group in groupby(edits, lambda edit: edit.line):
        more = [*sound, *group]
        sound = more if _is_sound(path, data, more, (note, entries)) else sound
    return sound


def _is_in_place(note: Note, request: LinkRequest) -> bool:
    line = note.lines[request.line - 1] if note.body_line <= request.line <= len(note.lines) else ""
    start = request.column - 1
    return (
        bool(request.text)
        and line[start : start + len(request.text)] == request.text
        and not set("[]|\n") & set(request.text)
    )


def _edit(request: LinkRequest, *, in_row: bool, dialect: Dialect) -> Edit:
    inside = inside_of(request.target, request.text, dialect, in_row=in_row)
    return Edit(request.line, request.column, request.line, request.column + len(request.text), f"[[{inside}]]")


def _is_sound(path: str, data: bytes, edits: Sequence[Edit], was: tuple[Note, Sequence[Entry]]) -> bool:
    """Return whether the edits change no entry's place or names, and make one link each."""
    note, entries = was
    changed, now = read_entries(path, apply_edits(data, edits), note.dialect)
    if [_face(entry) for entry in now] != [_face(entry) for entry in entries] or changed.problems != note.problems:
        return False
    made = set(_places(edits))
    after = list(_links(changed))
    others = [link for link in after if (link.line, link.column) not in made]
    return len(after) - len(others) == len(edits) and list(map(_end, others)) == list(map(_end, _links(note)))


def _places(edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Yield where the new texts are once all edits are made; the edits are in order."""
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
