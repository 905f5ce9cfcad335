"""Plan and carry out a rename: the name where it is written, and the links to it."""

from collections.abc import Sequence
from pathlib import Path

from aikb.base.errors import CannotEdit
from aikb.kb.linkgraph.base import LinkBase
from aikb.links.files import ENDINGS, Files, below_root, without_ending
from aikb.links.keep_links import LinkKeeper, NoteChange
from aikb.links.rename import Renamed, read_entries, rename_entry
from aikb.links.resolve import Resolver
from aikb.model import Change, Entry, Renaming, Rewrite
from aikb.names.fold import key
from aikb.notes.decode import decode, split_lines
from aikb.notes.edits import apply_edits, check_free, move, write_all
from aikb.notes.files import find_notes, read_bytes
from aikb.notes.ignore import any_glob, parse_patterns, verdict
from aikb.notes.wikilinks import fits
from aikb.query.find import find
from aikb.query.index import Index
from aikb.settings import Settings

_ALL = ("**/*",)


def plan(index: Index, settings: Settings, old: str, new: str) -> Renaming:
    """Plan renaming a note (by its path) or an entry (by a name, an id, path:line); writes nothing.

    Raises UnknownEntry if nothing has that name, and CannotEdit if the rename cannot be complete.
    """
    with LinkBase(index, settings.root) as base:
        return _Planner(index, base, settings).plan(old.strip(), new.strip())


def carry_out(root: Path, renaming: Renaming) -> None:
    """Write the changes, after all files have been checked. Raises CannotEdit."""
    if renaming.moved:
        check_free(root, renaming.moved[1])
    write_all(root, renaming.changes)
    if renaming.moved:
        move(root, *renaming.moved)


class _Planner:
    def __init__(self, index: Index, base: LinkBase, settings: Settings) -> None:
        self.index, self.base, self.settings = index, base, settings
        self.notes = {note.path: note for note in index.catalog.notes()}
        self.others = {file.path for file in find_notes(settings.root, _ALL)}
        self.before = Resolver(Files(self.notes, self.others), base.senses, base.entries)

    def plan(self, old: str, new: str) -> Renaming:
        if not new or not new.isprintable():
            raise CannotEdit("the new name is empty or contains invisible characters")
        paths = [old, *(old + ending for ending in ENDINGS if "/" in old)]
        if path := next((path for path in paths if path in self.notes), None):
            return self._planned(self._moving(path, self._new_path(path, new)))
        entry, name = self._meant(old)
        self._check_name(entry, name, new)
        renamed = self._renamed(entry, (name, new))
        if renamed:
            return self._planned(NoteChange(entry.path, entry.path, *renamed, entry, name, new))
        if entry.id != entry.path:
            raise CannotEdit(f"{name!r} is not written at {entry.path}:{entry.line}", hint="change it by hand")
        if "/" in new:
            raise CannotEdit(f"{entry.path} is named after its file, and a file name cannot contain `/`")
        return self._planned(self._moving(entry.path, self._new_path(entry.path, new), entry, name, new))

    def _renamed(self, entry: Entry, names: tuple[str, str]) -> Renamed | None:
        return rename_entry(entry.path, self._read(entry.path), entry, names, self.settings.dialect)

    def _meant(self, old: str) -> tuple[Entry, str]:
        """Return the entry that a name means, and which of its names that is."""
        entry, _ = find(self.index, old)
        name = next((name for name in entry.names if key(name) == key(old)), None)
        if name is None:
            return entry, entry.name  # by id or place
        rivals = self.before.called(old)
        if len(rivals) > 1:
            ids = ", ".join(each.id for each in rivals[:3])
            raise CannotEdit(f"{len(rivals)} entries are named {old!r}", hint=f"use the id of one: {ids}")
        entry = rivals[0] if rivals else entry
        return entry, next((name for name in entry.names if key(name) == key(old)), entry.name)

    def _check_name(self, entry: Entry, old: str, new: str) -> None:
        if old == new:
            raise CannotEdit(f"{entry.id} is already named {new!r}", hint="nothing was changed")
        if not fits(new):
            raise CannotEdit("a link cannot contain `[`, `]` or `|`", hint="choose another name")
        if key(old) != key(new) and any(key(name) == key(new) for name in entry.names):
            raise CannotEdit(f"{new!r} is already another name of {entry.id}", hint="change it by hand")

    def _new_path(self, old: str, new: str) -> str:
        """Return the new path of a note: a bare file name stays in its folder, a path is relative to the notes folder."""
        folder, _, file = old.rpartition("/")
        requested = new + file if new.endswith("/") else new
        path = below_root("" if "/" in requested else folder, requested)
        if path is None or path.startswith("/"):
            raise CannotEdit(f"{new} is outside the notes folder")
        if path == without_ending(path):
            path += old[len(without_ending(old)) :]
        if path in self.others or path in self.notes:
            raise CannotEdit(f"{path} already exists", hint="choose another name")
        excluded = self.settings.exclude and verdict(parse_patterns(self.settings.exclude), path, False)
        if excluded or not any_glob(self.settings.include).fullmatch(path) or "/." in f"/{path}":
            raise CannotEdit(f"{path} would not be a note", hint="see `include` and `exclude` in the settings")
        return path

    def _moving(self, old: str, new: str, entry: Entry | None = None, *names: str) -> NoteChange:
        data = self._read(old)
        before, after = (read_entries(path, data, self.settings.dialect)[1] for path in (old, new))
        return NoteChange(old, new, (), before, after, entry, *names)

    def _planned(self, change: NoteChange) -> Renaming:
        keeper = LinkKeeper(change, self.before, self._resolver_after(change), self.settings.dialect)
        touched = {link.path for link in self.base.store.written() if keeper.is_touched(link)}
        if change.edits:
            touched.add(change.path)
        changes, rewrites = [], []
        for path in sorted(touched):
            data = self._read(path)
            edits = sorted(keeper.edits(path, data))
            lines = split_lines(decode(data).text)
            changes.append(Change(path, data, apply_edits(data, edits)))
            for edit in edits:
                there = lines[edit.line - 1][edit.column - 1 : edit.end_column - 1]
                rewrites.append(Rewrite(path, edit.line, edit.column, there, edit.text))
        shared, left = (self._others(change, name) for name in (change.new, change.old))
        moved = (change.path, change.new_path) if change.path != change.new_path else None
        old, new = moved if moved and not change.entry else (change.old, change.new)
        return Renaming(old, new, tuple(changes), tuple(rewrites), moved, shared, left)

    def _others(self, change: NoteChange, name: str) -> tuple[str, ...]:
        """Return the ids of the other entries with a name."""
        found = self.base.senses(key(name)) if change.entry else ()
        return tuple(each.id for each in found if change.entry and each.id != change.entry.id)

    def _resolver_after(self, change: NoteChange) -> Resolver:
        notes = [change.new_path if path == change.path else path for path in self.notes]

        def named(name: str) -> Sequence[Entry]:
            kept = [entry for entry in self.base.senses(name) if entry.path != change.path]
            return [*kept, *(each for each in change.after if not each.rest and name in map(key, each.names))]

        def within(path: str) -> Sequence[Entry]:
            return change.after if path == change.new_path else self.base.entries(path)

        return Resolver(Files(notes, self.others - {change.path}), named, within)

    def _read(self, path: str) -> bytes:
        try:
            return read_bytes(self.settings.root, path)
        except (OSError, ValueError) as error:
            raise CannotEdit(f"{path} cannot be read: {error}", hint="nothing was changed") from error
