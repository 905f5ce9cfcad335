"""`aikb init`: a settings file that says what can be set, and a note to begin with where there is none."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.context import console
from aikb.kb.write.new_folder import init as begin
from aikb.render.sanitize import visible


def init(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", show_default=False)] = ".",
    color: options.Color = "",
) -> None:
    """Make a folder of notes: a settings file, and a first note.

    The note is written only where there is none yet. Nothing is overwritten.

    Example: aikb init ~/notes

    Exit status: 0 made, 2 cannot, or the folder has its settings already.
    """
    out = console(ctx, color)
    made = begin(Path(folder))
    for path in made:
        out.text(visible(str(path), ""))
    where = "" if folder == "." else f" -C {quote(folder)}"
    out.remark("hint: aikb define 微调" + where if len(made) > 1 else "hint: aikb stats" + where)
