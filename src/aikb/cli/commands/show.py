"""`aikb show`: show an entry or a note, whole or as an outline."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.show import Arguments, run


def show(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    raw: Annotated[bool, typer.Option("--raw", help="Print the Markdown source.")] = False,
    toc: Annotated[bool, typer.Option("--toc", help="List the headings and terms in it, with their lines.")] = False,
    json_: options.Json = False,
    no_links: options.NoLinks = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not use a pager.")] = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Show an entry and everything inside it, or a whole note.

    NUMBER is a result of the last answer on this terminal. Output that does not fit the screen goes through AIKB_PAGER or
    PAGER.

    Example: aikb show LoRA

    Exit status: 0 shown, 1 not found, 2 error.
    """
    arguments = Arguments(tuple(name), raw=raw, toc=toc, json=json_, no_links=no_links, no_pager=no_pager)
    raise typer.Exit(run(arguments, options.common(ctx, directory, color, no_sync=no_sync)))
