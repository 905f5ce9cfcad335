"""Apply edits to the bytes of a file, change no other byte, and write the result safely to disk."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from aikb.base import atomic
from aikb.base.errors import CannotEdit
from aikb.model import Change, Edit
from aikb.notes.decode import decode
from aikb.notes.files import place, read_bytes

_FEEDS = re.compile(r"\r\n|\n")
_RETURNS = re.compile(r"\r")


def apply_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the bytes of a file with the edits applied and no other byte changed.

    Encoding, byte order mark and line ends stay; a line feed in a new text becomes the file's line end. Edits at one
    place are applied in order. Raises CannotEdit if the bytes are not text in their encoding, if edits overlap or
    lie outside the text, or if the encoding cannot represent a new text.
    """
    wanted = list(edits)
    if not wanted:
        return data
    mark, text, encoding = _text(data)
    lines = _Lines(text)
    pieces = []
    end = 0
    for start, stop, new in sorted((lines.span(edit) for edit in wanted), key=lambda each: each[:2]):
        if start < end:
            raise CannotEdit("two changes overlap", hint="make one, then the other")
        pieces += [text[end:start], new]
        end = stop
    return mark + _encode("".join([*pieces, text[end:]]), encoding)


def write_if_unchanged(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Replace the file of a note in one step, keeping its mode; a reader sees the old bytes or the new ones.

    Raises CannotEdit if the file no longer contains `before`, is a symbolic link or below one, or cannot be written.
    """
    write_all(root, [Change(path, before, after)])


def write_all(root: Path, changes: Sequence[Change]) -> None:
    """Write all changes, or none if a file cannot be changed; the error names what was written before a late failure."""
    for change in changes:
        _check(root, change)
    written: list[str] = []
    for change in changes:
        try:
            _check(root, change)
            target = Path(place(os.path.realpath(root), change.path))
            atomic.replace(target, change.after, fsync=True)
            atomic.sync_to_disk(target.parent)
        except (CannotEdit, OSError) as error:
            reason = error.message if isinstance(error, CannotEdit) else _reason(change.path, error)
            hint = f"written before that: {', '.join(written)}" if written else "nothing was changed"
            raise CannotEdit(reason, hint=hint) from error
        written.append(change.path)


def check_free(root: Path, path: str) -> None:
    """Raise CannotEdit if a note cannot be put at a path: something is there, or a symbolic link is on the way."""
    real = place(os.path.realpath(root), path)
    if os.path.lexists(real):
        raise CannotEdit(f"{path} already exists", hint="choose another name; nothing was changed")
    folder = os.path.dirname(real)  # noqa: PTH120 - a name may be no text
    while not os.path.lexists(folder):
        folder = os.path.dirname(folder)  # noqa: PTH120 - likewise
    if os.path.realpath(folder) != folder or not os.path.isdir(folder):  # noqa: PTH112 - likewise
        raise CannotEdit(f"{path} would lie behind a link or a file", hint="nothing was changed")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotEdit(f"{path} cannot be written", hint="nothing was changed; look at the folder's permissions")


def move(root: Path, old: str, new: str) -> None:
    """Move a note's file to another path and create its folders; never overwrites a file."""
    top = os.path.realpath(root)
    source, target = Path(place(top, old)), Path(place(top, new))
    try:
        check_free(root, new)
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.move(source, target)
        atomic.sync_to_disk(target.parent)
    except OSError as error:
        raise CannotEdit(_reason(new, error), hint=f"{old} stays where it is") from error


class _Lines:
    """Where the lines of a text begin and end, as `split_lines` counts them."""

    def __init__(self, text: str) -> None:
        ends = list((_FEEDS if "\n" in text else _RETURNS).finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(text)]
        self.line_end = ends[0][0] if ends else "\n"

    def span(self, edit: Edit) -> tuple[int, int, str]:
        """Return the offsets of an edit, and its text with the line ends of the file."""
        start, stop = self._offset(edit.line, edit.column), self._offset(edit.end_line, edit.end_column)
        if start > stop:
            raise CannotEdit(f"a change at {edit.line}:{edit.column} ends before it begins")
        return start, stop, edit.text.replace("\r\n", "\n").replace("\n", self.line_end)

    def _offset(self, line: int, column: int) -> int:
        if not 1 <= line <= len(self.starts) or not 1 <= column <= self.stops[line - 1] - self.starts[line - 1] + 1:
            raise CannotEdit(
                f"a change at {line}:{column} lies outside the text", hint="the note was read before it changed"
            )
        return self.starts[line - 1] + column - 1


def _text(data: bytes) -> tuple[bytes, str, str]:
    """Return byte order mark, text and encoding, which give the same bytes back."""
    decoded = decode(data)
    size = len("\ufeff".encode(decoded.encoding)) if decoded.bom else 0
    mark, body = data[:size], data[size:]
    try:
        text = body.decode(decoded.encoding)
        is_same = text.encode(decoded.encoding) == body
    except UnicodeError:
        is_same = False
    if not is_same:
        raise CannotEdit(f"the bytes are no {decoded.encoding} throughout", hint="save the note as UTF-8 first")
    return mark, text, decoded.encoding


def _encode(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError as error:
        sign = text[error.start]
        raise CannotEdit(f"{encoding} has no code for {sign!r}", hint="save the note as UTF-8 first") from error


def _check(root: Path, change: Change) -> None:
    """Raise CannotEdit unless the file is a regular file inside the root with the expected content."""
    path = change.path
    top = os.path.realpath(root)
    real = place(top, path)
    try:
        if os.path.realpath(real) != real:
            raise CannotEdit(f"{path} is a link, or lies behind one", hint="nothing was changed")
        data = read_bytes(root, path)
    except (OSError, ValueError) as error:
        raise CannotEdit(_reason(path, error), hint="nothing was changed") from error
    if data != change.before:
        raise CannotEdit(f"{path} changed since it was read", hint="nothing was changed; try again")
    if not os.access(real, os.W_OK) or not os.access(os.path.dirname(real), os.W_OK | os.X_OK):  # noqa: PTH120 - a name may be no text
        raise CannotEdit(f"{path} cannot be written", hint="nothing was changed; look at its permissions")


def _reason(path: str, error: BaseException) -> str:
    return f"{path} cannot be written: {getattr(error, 'strerror', None) or error}"
