"""`aikb watch`: keep the index up to date while notes are written."""

import typer

from aikb.cli import options
from aikb.cli.run.watch import Arguments, run


def watch(
    ctx: typer.Context,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Keep the index up to date while you write.

    Every command updates the index before it answers; this does it as soon as a note changes, until Ctrl-C. Needs the
    extra watch; without it a hint says how to install it.

    Example: aikb watch

    Exit status: 0 ended by Ctrl-C, 2 error.
    """
    raise typer.Exit(run(Arguments(), options.common(ctx, directory, color)))
