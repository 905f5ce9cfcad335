"""`aikb watch`: keeps the index fresh while notes are written."""

import typer

from aikb.cli import options
from aikb.cli.run.watch import Arguments, run


def watch(
    ctx: typer.Context,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Keep the index fresh while you write, so that no answer has to wait for it.

    Every answer brings the index up to date by itself; this does it at once, until Ctrl-C. Needs the extra aikb[watch].

    Example: aikb watch

    Exit status: 0 ended by Ctrl-C, 2 cannot watch.
    """
    raise typer.Exit(run(Arguments(), options.common(ctx, directory, color)))
