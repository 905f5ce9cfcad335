"""Edits that rename one entry and change nothing else in the note, verified by reading the result."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aikb.base.errors import CannotEdit
from aikb.entries import extract
from aikb.entries.naming import name_entries
from aikb.model import PLAIN, Block, Dialect, Edit, Entry, Note
from aikb.names.fold import key
from aikb.notes.decode import raw_lines
from aikb.notes.edits import apply_edits
from aikb.notes.reader import read_note
from aikb.notes.titles import title_from_path

_MOST_SPOTS = 20  # at which the name is tried


class Renamed(NamedTuple):
    """The edits of a note, and its entries before and after, one to one."""

    edits: tuple[Edit, ...]
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


def read_entries(path: str, data: bytes, dialect: Dialect = PLAIN) -> tuple[Note, tuple[Entry, ...]]:
    """Return a note and its entries."""
    note = read_note(path, data, dialect)
    return note, name_entries(note, extract(note))


def rename_entry(
    path: str, data: bytes, entry: Entry, names: tuple[str, str], dialect: Dialect = PLAIN
) -> Renamed | None:
    """Return the edits that give the entry a new name and change no other name or place in the note.

    None when the name is not written where the entry is, such as a title that is the file's name. Raises CannotEdit
    when it is written there, but no change of it has the wanted result.
    """
    old, new = names
    note, before = read_entries(path, data, dialect)
    index = next((at for at, each in enumerate(before) if each.id == entry.id), None)
    if index is None:
        raise CannotEdit(f"{path} changed since it was read", hint="nothing was changed; try again")
    spots = list(_spots(note, raw_lines(data), before[index], old))[:_MOST_SPOTS]
    hint = ""
    for chosen in (*([spot] for spot in spots), *([spots] if len(spots) > 1 else [])):
        edits = tuple(Edit(line, column, line, column + len(old), new) for line, column in chosen)
        changed, after = read_entries(path, apply_edits(data, edits), dialect)
        is_sound = _rules(changed) == _rules(note)
        if is_sound and _is_as_wanted(before, after, index, names):
            return Renamed(edits, before, after)
        hint = hint or (
            _why_not(before[index], after[index : index + 1]) if is_sound else "its metadata would be broken"
        )
    if not spots or (entry.id == path and not note.titled and old == title_from_path(path)):
        return None
    raise CannotEdit(f"{old!r} cannot be changed to {new!r} at {path}:{max(entry.line, 1)}", hint=hint)


def _why_not(was: Entry, now: Sequence[Entry]) -> str:
    names = now[0].names if now else ()
    return f"it would be called {' · '.join(names)}, and is now {' · '.join(was.names)}; change it by hand"


def _spots(note: Note, lines: Sequence[str], entry: Entry, name: str) -> Iterator[tuple[int, int]]:
    """Yield the places (line, column) of the name where the entry is written: its line, or title and metadata."""
    for line in _title_lines(note) if entry.id == entry.path else [entry.line]:
        text = lines[line - 1] if line <= len(lines) else ""
        at = text.find(name)
        while at >= 0:
            yield line, at + 1
            at = text.find(name, at + len(name))


def _title_lines(note: Note) -> list[int]:
    return [*range(1, note.body_line), *(block.line for block in _headings(note.blocks) if block.level == 1)]


def _headings(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.type == "heading":
            yield block
        elif block.type in ("list", "item"):
            yield from _headings(block.children)


def _rules(note: Note) -> list[str]:
    """Return the rules that a note breaks: a new name must not break its metadata."""
    return sorted(problem.rule for problem in note.problems)


def _is_as_wanted(before: Sequence[Entry], after: Sequence[Entry], index: int, names: tuple[str, str]) -> bool:
    """Return whether the entry at `index` has the new name in place of the old one, and all else is as it was.

    Names that are part of a longer one come and go with it: a title `LoRA 详解` makes its note go by `LoRA` too.
    """
    if [_frame(entry) for entry in before] != [_frame(entry) for entry in after]:
        return False
    for at, (was, now) in enumerate(zip(before, after, strict=True)):
        gone, come = _other_names(was, now), _other_names(now, was)
        if at == index:
            gone, come = (
                [name for name in gone if name not in names[0]],
                [name for name in come if name not in names[1]],
            )
        if (gone or come) and not was.rest:
            return False
    return names[1] in after[index].names


def _frame(entry: Entry) -> tuple[int, int, str, bool]:
    return entry.line, entry.end_line, entry.type, entry.rest


def _other_names(entry: Entry, other: Entry) -> list[str]:
    known = set(map(key, other.names))
    return [name for name in entry.names if key(name) not in known]
