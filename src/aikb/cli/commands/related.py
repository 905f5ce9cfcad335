"""`aikb related`: what belongs with an entry."""

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
    """List the entries that belong with an entry, the nearest first.

    By links and mentions both ways, names that hold each other, and texts that speak of the same terms.

    Example: aikb related LoRA -n 5

    Exit status: 0 there are some, 1 there are none, or nothing is called so, 2 cannot tell.
    """
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(Arguments(tuple(name), limit, json=json_), common))
