"""Open the user's editor at a line of a file, without a shell."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from aikb.base.errors import AikbError
from aikb.cli.console import Console
from aikb.settings import Settings

_HINT = "set EDITOR, or `editor` in your config.toml (aikb config shows where)"
_DEFAULTS = ("editor", "nano", "vim", "vi")  # `editor` is the choice that Debian's alternatives made

Place = Callable[[str, int], list[str]]  # file and line to arguments


def _plus(file: str, line: int) -> list[str]:
    return [f"+{line}", file]


def _goto(file: str, line: int) -> list[str]:
    return ["--goto", f"{file}:{line}"]


def _colon(file: str, line: int) -> list[str]:
    return [f"{file}:{line}"]


def _line(file: str, line: int) -> list[str]:
    return ["--line", str(line), file]


# Which live in the terminal and cannot do without one.
_TERMINAL = "vi vim nvim view nvi elvis nano pico micro kak hx helix joe jed ne mg mcedit".split()
_JETBRAINS = "idea pycharm webstorm clion goland rubymine rustrover phpstorm".split()
_PLACES: dict[str, Place] = {
    **dict.fromkeys((*_TERMINAL, *"gvim mvim emacs emacsclient gedit geany".split()), _plus),
    **dict.fromkeys(("hx", "helix", "subl", "sublime_text", "zed", "zeditor"), _colon),
    **dict.fromkeys("code code-insiders codium vscodium cursor windsurf".split(), _goto),
    **dict.fromkeys((*_JETBRAINS, "kate", "kwrite", "mate"), _line),
}


def command(editor: str, file: Path, line: int) -> list[str]:
    """Return the command to run: program, the user's arguments, and the file at the line if the program takes one.

    `editor` is what the user named, or empty. Raises AikbError when there is no editor or it cannot be understood.
    """
    words = _words(editor)
    place = _PLACES.get(_known_as(words[0]))
    return [*words, *(place(str(file), line) if place else [str(file)])]


def run(words: list[str]) -> int:
    """Run the editor until it ends; return its exit status, negative for the signal that killed it.

    Raises AikbError when it cannot be started, or lives in a terminal and there is none.
    """
    if _known_as(words[0]) in _TERMINAL and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AikbError(f"{words[0]} needs a terminal", hint="aikb edit --print prints the file and line instead")
    try:
        # A project's settings cannot name the program.
        with subprocess.Popen(words) as running:  # noqa: S603 - the user's own choice, and no shell
            before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the editor while it runs
            try:
                return running.wait()
            finally:
                signal.signal(signal.SIGINT, before)
    except OSError as error:
        raise AikbError(f"the editor {words[0]!r} cannot be started: {error.strerror}", hint=_HINT) from error


def open_editor(out: Console, settings: Settings, file: Path, line: int) -> int:
    """Open the user's editor at a line of a file, report its failure, and return the exit status."""
    words = command(settings.get("editor"), file, line)
    status = run(words)
    if status:
        ended = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        out.remark(f"aikb: {words[0]} {ended}")
    return AikbError.exit_code if status else 0


def _words(editor: str) -> list[str]:
    try:
        words = shlex.split(editor)
    except ValueError as error:
        raise AikbError(f"the editor {editor!r} cannot be read: {error}", hint=_HINT) from error
    words = words or [found for name in _DEFAULTS if (found := shutil.which(name))][:1]
    if not words:
        raise AikbError("no editor is set, and no known editor is installed", hint=_HINT)
    return [os.path.expanduser(words[0]), *words[1:]]  # noqa: PTH111 - Path's raises for a user who is not there


def _known_as(program: str) -> str:
    """Return the name in our table for a program: `vim` for /usr/bin/vim.basic or a link to it."""
    names = [os.path.basename(program), os.path.basename(os.path.realpath(shutil.which(program) or program))]  # noqa: PTH119 - names, not files
    stems = [name if name in _PLACES else name.partition(".")[0] for name in names]
    return next((stem for stem in stems if stem in _PLACES), stems[0])
