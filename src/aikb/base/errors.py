"""Errors that users can fix: raised where they are noticed, printed once by the CLI (`cli/errors.py`)."""

from collections.abc import Iterable


def meant(names: Iterable[str]) -> str:
    """Return the hint that names what is close to what was typed."""
    return f"did you mean {', '.join(map(repr, dict.fromkeys(names)))}?"


class AikbError(Exception):
    """An error that users can fix: one sentence, and a hint that says what to do instead."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NoNotesFolder(AikbError):
    """No notes folder was given, and none was found."""


class NothingNamed(NoNotesFolder):
    """Nothing names a notes folder: the built-in notes may answer instead."""


class BadSettings(AikbError):
    """A settings file cannot be read; the message names the file."""


class BadQuery(AikbError):
    """The query has nothing to search for."""


class UnknownEntry(AikbError):
    """No entry has this name, id or path."""

    exit_code = 1


class CannotEdit(AikbError):
    """A note cannot be edited; the message names it, and nothing of it was changed."""


class CacheUnusable(AikbError):
    """The cache folder cannot be used safely: wrong owner, open to others, a symbolic link, or not writable."""


class IndexDamagedError(Exception):
    """The index is damaged and must be rebuilt."""
