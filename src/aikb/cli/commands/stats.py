"""`aikb stats`: the collection in numbers."""

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
    """Tell how many notes, entries, terms and tags there are.

    Languages are those of names: an entry may have names in Chinese, in English
    or in both. A term is defined when a note says what it is.

    Example: aikb stats --json

    Exit status: 0 told, 1 there are no notes, 2 cannot tell.
    """
    raise typer.Exit(run(Arguments(json=json_), options.common(ctx, directory, color, no_sync=no_sync)))
