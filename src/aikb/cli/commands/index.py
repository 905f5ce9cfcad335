"""`aikb index`: update the index, rebuild it, or show what it holds."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.index import Arguments, run


def index(
    ctx: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every note again.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Show the state without changing anything.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Update the index; every other command does this by itself.

    Example: aikb index --rebuild

    Exit status: 0 success, 2 error.
    """
    raise typer.Exit(run(Arguments(rebuild=rebuild, status=status, json=json_), options.common(ctx, directory, color)))
