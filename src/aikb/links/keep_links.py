"""A note that turned (its name, its path, an entry of it) and the links of all notes in; how those links are kept, out."""

from collections.abc import Sequence
from typing import NamedTuple

from aikb.base.errors import CannotEdit
from aikb.links.files import without_ending
from aikb.links.fragments import heading_of
from aikb.links.resolve import Resolution, Resolver
from aikb.links.retarget import Place, new_targets
from aikb.links.written import links_in
from aikb.model import PLAIN, Dialect, Edit, Entry, Link
from aikb.names.fold import key
from aikb.notes.decode import raw_lines
from aikb.notes.edits import apply_edits
from aikb.notes.reader import read_note
from aikb.notes.units import lines_of
from aikb.notes.wikilinks import inside_of


class Turn(NamedTuple):
    """A note before and after, with its entries, and of the one that is renamed its names, if one is."""

    path: str
    new_path: str
    edits: tuple[Edit, ...]
    before: Sequence[Entry]
    after: Sequence[Entry]
    entry: Entry | None = None
    old: str = ""
    new: str = ""


class Keeper:
    """Keeps links leading where they lead: `before` and `after` resolve in the notes as they are and as they will be."""

    def __init__(self, turn: Turn, before: Resolver, after: Resolver, dialect: Dialect = PLAIN) -> None:
        self._turn, self._before, self._after, self._dialect = turn, before, after, dialect
        there = {_spot(now): now for now in turn.after}
        self._turned = {was.id: there[_spot(was)] for was in turn.before if _spot(was) in there}

    def is_touched(self, link: Link) -> bool:
        """Whether a link has to be written otherwise."""
        found = self._before.resolve(link)
        if not found.path:
            return False
        now = self._after.resolve(self._moved(link))
        return self._is_spelled_old(link, found) or _end(now) != self._wanted(found) or _is_vaguer(now, found)

    def edits(self, path: str, data: bytes) -> list[Edit]:
        """What keeps the links of a note, with what turns the note itself. Raises CannotEdit when a link cannot be kept."""
        note, lines = read_note(path, data, self._dialect), raw_lines(data)
        rows = lines_of(note.blocks, "row")
        edits = dict.fromkeys(self._turn.edits if path == self._turn.path else ())
        expected = []
        for link, place in links_in(note):
            if not self.is_touched(link):
                expected.append((link.target, link.fragment))
                continue
            raw = lines[place[0] - 1][place[1] - 1 : place[3] - 1]
            new, text = self._kept(link, raw)
            if self._says_a_name(link, raw):  # the text that is read stays
                text = inside_of(text, raw.strip(), self._dialect, in_row=link.line in rows)
            if text != raw:
                edits[Edit(*place, text)] = None
            expected.append((new.target, new.fragment))
        if edits:
            self._prove(path, apply_edits(data, edits), expected)
        return list(edits)

    def _prove(self, path: str, data: bytes, expected: Sequence[tuple[str, str]]) -> None:
        """Reads the note anew: its links must be those that were meant."""
        note = read_note(path, data, self._dialect)
        if [(link.target, link.fragment) for link, _ in links_in(note)] != list(expected):
            raise CannotEdit(
                f"the links of {path} would be read otherwise", hint="nothing was changed; choose another name"
            )

    def _kept(self, link: Link, raw: str) -> tuple[Link, str]:
        found = self._before.resolve(link)
        moved = self._moved(link)
        if found.by in ("title", "name") and key(f"{link.target}#{link.fragment}") == key(self._turn.old):
            moved = moved._replace(fragment="")
        ways = [
            (new, text, self._after.resolve(new)) for new, text in new_targets(moved, raw, self._place(link, found))
        ]
        right = [way for way in ways if _end(way[2]) == self._wanted(found)]
        for new, text, _ in sorted(right, key=lambda way: _is_vaguer(way[2], found)):
            return new, text
        if found.status == "ambiguous":
            return link, raw  # it may have meant any of several before, and may still
        astray = [f"{text!r} would lead to {end.id or end.path or 'nothing'} there" for _, text, end in ways[:1]]
        raise CannotEdit(f"the link at {link.path}:{link.line}:{link.column} cannot be kept", hint="".join(astray))

    def _place(self, link: Link, found: Resolution) -> Place:
        turn = self._turn
        name = ""
        if found.by in ("title", "name"):
            is_old = key(turn.old) in (key(link.target), key(f"{link.target}#{link.fragment}"))
            name = turn.new if is_old else link.target
        now = self._turned.get(found.id)
        if now is None or not link.fragment or link.fragment.startswith("^"):
            heading = ""
        elif turn.entry and found.id == turn.entry.id:
            heading = turn.new if key(link.fragment) == key(turn.old) else heading_of(now)
        else:
            heading = "" if now.id.partition("#")[2] == found.id.partition("#")[2] else now.id.partition("#")[2]
        return Place(turn.new_path if found.path == turn.path else found.path, name, heading)

    def _is_spelled_old(self, link: Link, found: Resolution) -> bool:
        """Whether a link says the old name as it was written, which leads there still when only its spelling changed."""
        turn = self._turn
        if not turn.entry or found.id != turn.entry.id or turn.old == turn.new:
            return False
        return turn.old in ((link.target,) if found.by in ("title", "name") else (link.fragment,))

    def _says_a_name(self, link: Link, raw: str) -> bool:
        """Whether a wikilink to a file by its name is spelled otherwise than the file: it was written as a name."""
        found = self._before.resolve(link)
        stem = without_ending(found.path).rpartition("/")[2]
        is_alone = link.end_column - link.column == len(raw) + len("[[]]")  # no text beside the target
        bare = link.form == "wiki" and is_alone and not link.fragment and "/" not in link.target
        return bare and found.status == "found" and found.by in ("path", "file") and without_ending(link.target) != stem

    def _moved(self, link: Link) -> Link:
        return link._replace(path=self._turn.new_path) if link.path == self._turn.path else link

    def _wanted(self, found: Resolution) -> tuple[str, str]:
        turn = self._turn
        if found.path != turn.path:
            return _end(found)
        return self._turned[found.id].id if found.id in self._turned else found.id and turn.new_path, turn.new_path


def _spot(entry: Entry) -> tuple[int, bool, bool]:
    return entry.line, entry.rest, entry.id == entry.path


def _end(found: Resolution) -> tuple[str, str]:
    return found.id, found.path


def _is_vaguer(now: Resolution, before: Resolution) -> bool:
    return now.status == "ambiguous" != before.status
