"""Wishes that cannot be met: raised where they are noticed, printed once at the top (`cli/failures.py`)."""

from collections.abc import Iterable


def meant(names: Iterable[str]) -> str:
    """The hint that names what is near what was typed."""
    return f"did you mean {', '.join(map(repr, dict.fromkeys(names)))}?"


class AikbError(Exception):
    """A wish that cannot be met: one sentence, and a hint that says what to do instead."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NoNotesFolder(AikbError):
    """No folder of notes was named, and none was found."""


class NothingNamed(NoNotesFolder):
    """Nothing names a folder of notes: the built-in ones may answer instead."""


class BadSettings(AikbError):
    """A settings file cannot be read; the message names the file."""


class BadQuery(AikbError):
    """What was asked holds nothing that could be looked for."""


class UnknownEntry(AikbError):
    """No entry goes by the name, id or path that was given."""

    exit_code = 1


class CannotEdit(AikbError):
    """A note cannot be changed as wished; the message names it, and nothing of it was changed."""


class CacheUnusable(AikbError):
    """The cache folder cannot be used safely: wrong owner, open to others, a link, or not writable."""


class IndexDamagedError(Exception):
    """The index cannot be trusted as it is; whoever holds the notes builds it anew."""
