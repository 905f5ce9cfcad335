"""`aikb stats`: show the collection in numbers."""

import typer

from aikb.cli import options
from aikb.cli.run.stats import Arguments, run


def stats(
    ctx: typer.Context,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Show how many notes, entries, terms and tags there are.

    Languages are those of names: an entry may have names in Chinese, in English or in both. A term counts as defined when
    a note says what it is.

    Example: aikb stats --json

    Exit status: 0 success, 1 no notes, 2 error.
    """
    raise typer.Exit(run(Arguments(json=json_), options.common(ctx, directory, color, no_sync=no_sync)))
