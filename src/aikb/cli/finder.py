"""Run `aikb search -i`: fzf shows the list, aikb answers each keystroke and draws the preview.

fzf only shows (`--disabled`): what is found and in which order is the search's doing, names in the other language and
slips of the pen included. fzf drops those answers that a further keystroke has overtaken.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from aikb.base.errors import AikbError

LIMIT = 50
SHOW_KEY = "ctrl-o"
_NOTHING_CHOSEN = (1, 130)  # fzf's exit status for an empty list and for Escape
_BOLD = "sed 's/\t\\([^\t]*\\)/\t\x1b[1m\\1\x1b[m/'"  # the name; no text of a note holds an escape
# fzf wraps a line of full-width characters that just fits.
_PREVIEW_WIDTH = "$((FZF_PREVIEW_COLUMNS > 21 ? FZF_PREVIEW_COLUMNS - 1 : 20))"
_QUIET = ("--no-sync", "--plain")
_HEADER = f"Enter: edit · {SHOW_KEY}: show · Esc: quit"


class Choice(NamedTuple):
    """What the user chose, as `path:line`, and the command for it."""

    place: str
    command: str  # edit or show


def pick(root: Path, words: str, narrowing: Sequence[str], *, editable: bool = True) -> Choice | None:
    """Let the user choose among the entries of a notes folder; return None when nothing was chosen.

    `narrowing` are the options that the search was given. Raises AikbError without fzf or a terminal.
    """
    program = shutil.which("fzf")
    if not program:
        raise AikbError("-i needs fzf, which is not installed", hint="install fzf, or use aikb browse")
    if not sys.stderr.isatty():
        raise AikbError("-i needs a terminal", hint="omit -i to print the results")
    run = subprocess.run(  # noqa: S603 - fzf, found on the user's PATH; no word of a note or query is a command
        [program, *_options(root, words, narrowing)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        env={**os.environ, "SHELL": "/bin/sh", "FORCE_COLOR": os.environ.get("FORCE_COLOR") or "1"},
        check=False,
    )
    if run.returncode in _NOTHING_CHOSEN:
        return None
    if run.returncode:
        raise AikbError(f"fzf ended with status {run.returncode}", hint="it must be 0.35 or newer: fzf --version")
    key, _, line = run.stdout.decode("utf-8", "surrogateescape").partition("\n")
    place = line.partition("\t")[0].strip("\n")
    return Choice(place, "edit" if editable and key != SHOW_KEY else "show") if place else None


def run(choice: Choice, root: Path) -> int:
    """Run the command for a choice and return its exit status."""
    return subprocess.run([*_aikb(choice.command, root), choice.place], check=False).returncode  # noqa: S603 - aikb itself


def _options(root: Path, words: str, narrowing: Sequence[str]) -> list[str]:
    preview = f"{shlex.join(_aikb('show', root))} --no-sync --no-pager --no-links --width {_PREVIEW_WIDTH} -- {{1}}"
    return [
        "--disabled",
        f"--query={words}",
        f"--bind=start:reload:{_answer(root, narrowing)}",
        f"--bind=change:reload:{_answer(root, narrowing)}",
        f"--preview={preview}",
        "--preview-window=right,50%,wrap,<50(down,60%,wrap)",
        "--delimiter=\t",
        "--with-nth=2,4",
        "--ansi",
        "--tabstop=2",
        f"--expect={SHOW_KEY}",
        "--layout=reverse",
        "--prompt=aikb> ",
        f"--header={_HEADER}",
    ]


def _answer(root: Path, narrowing: Sequence[str]) -> str:
    """Return the shell command that answers a query; fzf quotes it in place of {q}. A blank query lists everything."""
    search = shlex.join([*_aikb("search", root), *_QUIET, f"--limit={LIMIT}", *narrowing])
    everything = shlex.join([*_aikb("list", root), *_QUIET, *_of_list(narrowing)])
    asked = 'test -n "$(printf %s {q} | tr -d " ")"'
    return f"if {asked}; then {search} -- {{q}}; else {everything} | cut -f1,2; fi 2>/dev/null | {_BOLD}"


def _of_list(narrowing: Sequence[str]) -> list[str]:
    """Return the options that `list` has too."""
    return [option for option in narrowing if option.startswith(("--tag=", "--kind=", "--path="))]


def _aikb(command: str, root: Path) -> list[str]:
    return [sys.executable, "-m", "aikb", command, f"--dir={root}"]
