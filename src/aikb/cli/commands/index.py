"""`aikb index`: brings the index up to date, builds it anew, tells what it holds."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.index import Arguments, run


def index(
    ctx: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every note anew.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Only tell, change nothing.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Bring the index up to date; every other command does so by itself.

    Example: aikb index --rebuild

    Exit status: 0 done, 2 cannot.
    """
    raise typer.Exit(run(Arguments(rebuild=rebuild, status=status, json=json_), options.common(ctx, directory, color)))
