"""Turn exceptions into a message, a hint and an exit status."""

import contextlib
import errno
import os
import re
import sys
import traceback
from typing import Any

from aikb.base.errors import AikbError, meant
from aikb.cli.console import on_screen
from aikb.render.sanitize import visible

BUG = 3

_GUESS = re.compile(r"(?P<said>.*?)\.? (?:Did you mean|\(Possible options:) (?P<near>.*)[?)]", re.DOTALL)
_NEAR = re.compile(r"[^\s',]+")


def report(error: Exception, command: str = "", *, debug: bool = False) -> int:
    """Print what went wrong and return the exit status: wrong usage, a full disk, or a bug."""
    if isinstance(error, AikbError):
        _say(error.message, error.hint)
        return error.exit_code
    if _is_usage(error):
        return _usage(error, command)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _say("the answer cannot be written: no space left")
        return AikbError.exit_code
    if debug or os.environ.get("AIKB_DEBUG"):
        traceback.print_exception(error)
    _write(f"aikb: bug: {type(error).__name__}: {error} (please report it; --debug shows the traceback)")
    return BUG


def _is_usage(error: Exception) -> bool:
    """Return whether the error is one of Typer's own: a wrong option, a missing argument, or no command."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


def _usage(error: Any, command: str) -> int:
    code: int = error.exit_code
    message = error.format_message()
    if message.startswith("Usage: "):  # `aikb` alone
        sys.stderr.write(message + "\n")
        return code
    asked = getattr(error, "ctx", None)
    called = asked.command_path if asked else f"aikb {command}".strip()
    guess = _GUESS.fullmatch(message)
    said = guess["said"] if guess else message.rstrip(".")
    hint = meant(_nearest_first(guess)) if guess else f"{called} --help shows how to use it"
    _say(said[:1].lower() + said[1:], hint)
    return code


def _nearest_first(guess: re.Match[str]) -> list[str]:
    """Return the suggestions by similarity to the last word; Typer sorts them by the alphabet."""
    import difflib  # noqa: PLC0415 - only for a slip

    typed = guess["said"].split()[-1].strip("'")
    return sorted(_NEAR.findall(guess["near"]), key=lambda each: -difflib.SequenceMatcher(None, typed, each).ratio())


def _say(message: str, hint: str = "") -> None:
    _write(f"aikb: error: {message}")
    if hint:
        _write(f"hint: {hint}")


def _write(text: str) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.flush()  # the answer before the failure appears first
    text = visible(text, "")
    sys.stderr.write((on_screen(text) if sys.stderr.isatty() else text) + "\n")
