"""`aikb init`: write a settings file, and a first note in an empty folder."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.init import Arguments, run


def init(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", show_default=False)] = ".",
    color: options.Color = "",
) -> None:
    """Set up a folder of notes: a settings file and a first note.

    The first note is only written when the folder has no notes. Nothing is overwritten.

    Example: aikb init ~/notes

    Exit status: 0 success, 2 error, or the folder already has settings.
    """
    raise typer.Exit(run(Arguments(folder), options.common(ctx, color=color)))
