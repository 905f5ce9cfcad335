"""Edits that keep every link valid when a note or an entry is renamed or moved."""

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


class NoteChange(NamedTuple):
    """A note before and after a rename or move, and the renamed entry with its old and new name, if one is renamed."""

    path: str
    new_path: str
    edits: tuple[Edit, ...]
    before: Sequence[Entry]
    after: Sequence[Entry]
    entry: Entry | None = None
    old: str = ""
    new: str = ""


class LinkKeeper:
    """Update links so that they keep their targets; `before` and `after` resolve in the old and the new notes."""

    def __init__(self, change: NoteChange, before: Resolver, after: Resolver, dialect: Dialect = PLAIN) -> None:
        self._change, self._before, self._after, self._dialect = change, before, after, dialect
        there = {_entry_place(now): now for now in change.after}
        self._new_entries = {was.id: there[_entry_place(was)] for was in change.before if _entry_place(was) in there}

    def is_touched(self, link: Link) -> bool:
        """Return whether a link has to be rewritten."""
        found = self._before.resolve(link)
        if not found.path:
            return False
        now = self._after.resolve(self._moved(link))
        return self._is_spelled_old(link, found) or _end(now) != self._wanted(found) or _is_vaguer(now, found)

    def edits(self, path: str, data: bytes) -> list[Edit]:
        """Return the edits that a note needs, its own included. Raise CannotEdit when a link cannot be kept."""
        note, lines = read_note(path, data, self._dialect), raw_lines(data)
        rows = lines_of(note.blocks, "row")
        edits = dict.fromkeys(self._change.edits if path == self._change.path else ())
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
        """Read the edited note again; raise CannotEdit unless its links are the expected ones."""
        note = read_note(path, data, self._dialect)
        if [(link.target, link.fragment) for link, _ in links_in(note)] != list(expected):
            raise CannotEdit(
                f"the links of {path} would be read otherwise", hint="nothing was changed; choose another name"
            )

    def _kept(self, link: Link, raw: str) -> tuple[Link, str]:
        found = self._before.resolve(link)
        moved = self._moved(link)
        if found.by in ("title", "name") and key(f"{link.target}#{link.fragment}") == key(self._change.old):
            moved = moved._replace(fragment="")
        candidates = [
            (new, text, self._after.resolve(new)) for new, text in new_targets(moved, raw, self._place(link, found))
        ]
        right = [candidate for candidate in candidates if _end(candidate[2]) == self._wanted(found)]
        for new, text, _ in sorted(right, key=lambda candidate: _is_vaguer(candidate[2], found)):
            return new, text
        if found.status == "ambiguous":
            return link, raw  # it may have meant any of several before, and may still
        astray = [f"{text!r} would lead to {end.id or end.path or 'nothing'} there" for _, text, end in candidates[:1]]
        raise CannotEdit(f"the link at {link.path}:{link.line}:{link.column} cannot be kept", hint="".join(astray))

    def _place(self, link: Link, found: Resolution) -> Place:
        change = self._change
        name = ""
        if found.by in ("title", "name"):
            is_old = key(change.old) in (key(link.target), key(f"{link.target}#{link.fragment}"))
            name = change.new if is_old else link.target
        now = self._new_entries.get(found.id)
        if now is None or not link.fragment or link.fragment.startswith("^"):
            heading = ""
        elif change.entry and found.id == change.entry.id:
            heading = change.new if key(link.fragment) == key(change.old) else heading_of(now)
        else:
            heading = "" if now.id.partition("#")[2] == found.id.partition("#")[2] else now.id.partition("#")[2]
        return Place(change.new_path if found.path == change.path else found.path, name, heading)

    def _is_spelled_old(self, link: Link, found: Resolution) -> bool:
        """Return whether a link spells the old name exactly, and still resolves because only the spelling changed."""
        change = self._change
        if not change.entry or found.id != change.entry.id or change.old == change.new:
            return False
        return change.old in ((link.target,) if found.by in ("title", "name") else (link.fragment,))

    def _says_a_name(self, link: Link, raw: str) -> bool:
        """Return whether a wikilink resolves to a file by name but is spelled differently: it was written as a name."""
        found = self._before.resolve(link)
        stem = without_ending(found.path).rpartition("/")[2]
        is_alone = link.end_column - link.column == len(raw) + len("[[]]")  # no text beside the target
        bare = link.form == "wiki" and is_alone and not link.fragment and "/" not in link.target
        return bare and found.status == "found" and found.by in ("path", "file") and without_ending(link.target) != stem

    def _moved(self, link: Link) -> Link:
        return link._replace(path=self._change.new_path) if link.path == self._change.path else link

    def _wanted(self, found: Resolution) -> tuple[str, str]:
        change = self._change
        if found.path != change.path:
            return _end(found)
        return self._new_entries[
            found.id
        ].id if found.id in self._new_entries else found.id and change.new_path, change.new_path


def _entry_place(entry: Entry) -> tuple[int, bool, bool]:
    return entry.line, entry.rest, entry.id == entry.path


def _end(found: Resolution) -> tuple[str, str]:
    return found.id, found.path


def _is_vaguer(now: Resolution, before: Resolution) -> bool:
    return now.status == "ambiguous" != before.status
