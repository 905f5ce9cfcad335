"""`aikb init`: a settings file that says what can be set, and a note to begin with where there is none."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.init import Arguments, run


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
    raise typer.Exit(run(Arguments(folder), options.common(ctx, color=color)))
