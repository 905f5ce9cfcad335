"""`aikb related`: list the entries related to an entry."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.related import Arguments, run


def related(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    limit: options.Limit = 10,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """List the entries related to an entry, the closest first.

    Related entries link to or mention each other, have similar names, or share terms in their texts.

    Example: aikb related LoRA -n 5

    Exit status: 0 results, 1 no results or no such entry, 2 error.
    """
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(Arguments(tuple(name), limit, json=json_), common))
