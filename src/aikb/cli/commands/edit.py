"""`aikb edit`: an entry, where it stands in its file, in the user's editor."""

import re
from pathlib import Path
from typing import Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import editor, options, result_numbers
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.links.files import Files
from aikb.model import Entry
from aikb.names.fold import key
from aikb.render.sanitize import visible
from aikb.settings import Settings

_LINE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})")


def edit(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    print_: Annotated[bool, typer.Option("--print", help="Print file and line, open nothing.")] = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Open an entry in your editor, at its line.

    The editor is VISUAL, else EDITOR, else `editor` in your own config.toml.

    Example: aikb edit LoRA

    Exit status: 0 edited, 1 nothing is called so, 2 cannot, or the editor failed.
    """
    out = console(ctx, color)
    called = " ".join(name)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        entry = result_numbers.passage(kb, called).entry
        file, line = kb.file(entry.path), _line(called, entry)
    if print_:
        out.text(visible(f"{file}:{line}", ""))
    else:
        open_editor(out, kb.settings, file, line)


def open_editor(out: Console, settings: Settings, file: Path, line: int) -> None:
    """Opens the user's editor; its failure is told, and an exit code of its own."""
    words = editor.command(settings.get("editor"), file, line)
    status = editor.run(words)
    if status:
        ended = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        out.remark(f"aikb: {words[0]} {ended}")
        raise typer.Exit(AikbError.exit_code)


def _line(called: str, entry: Entry) -> int:
    """The line that was asked for in as many words, else the entry's first."""
    place = _LINE.fullmatch(called.strip())
    return int(place["line"]) if place and Files((entry.path,)).named(place["path"], key) else entry.line
