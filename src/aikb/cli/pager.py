"""Pipe long answers through the user's pager, as git does, without a shell."""

import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence

from aikb.base.errors import AikbError

# What git gives: quit when it fits one screen, let colours pass, leave the text on the screen.
_DEFAULTS = {"LESS": "FRX", "LV": "-c"}
_NONE: tuple[list[str], ...] = ([], ["cat"])


def pager(environ: Mapping[str, str], chosen: str = "") -> list[str] | None:
    """Return the pager's program and arguments: AIKB_PAGER, then `chosen` (the setting), then PAGER, then less.

    None for no pager: the variable is empty or `cat`. Raises AikbError when it cannot be understood.
    """
    named = environ.get("AIKB_PAGER", chosen or environ.get("PAGER", "less"))
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise AikbError(f"the pager {named!r} cannot be read: {error}", hint="fix AIKB_PAGER or PAGER") from error
    return None if words in _NONE else words


def page(text: str, program: Sequence[str], environ: Mapping[str, str]) -> bool:
    """Show a text in a pager until the user quits it; return False when there is no such program."""
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # who has read enough leaves before the end
    interrupt = signal.getsignal(signal.SIGINT)
    try:
        environ = {**_DEFAULTS, **environ}
        with subprocess.Popen(program, stdin=subprocess.PIPE, env=environ) as running:  # noqa: S603 - the user's choice, no shell
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager while it runs
            running.communicate(text.encode("utf-8", "backslashreplace"))
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGPIPE, before)
        signal.signal(signal.SIGINT, interrupt)
    return True
