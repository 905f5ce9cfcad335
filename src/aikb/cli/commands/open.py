"""`aikb open`: open an entry's link or source in the user's browser."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.open import Arguments, run


def open_(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    print_: Annotated[bool, typer.Option("--print", help="Print the address instead of opening it.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Open an entry's first link, or its source, in your browser.

    A source may be an address, an arXiv number or a DOI. Only http and https are ever opened. --json prints all addresses
    and opens none.

    Example: aikb open LoRA --print

    Exit status: 0 opened, 1 no such entry, or it has no link, 2 error.
    """
    raise typer.Exit(
        run(Arguments(tuple(name), print=print_, json=json_), options.common(ctx, directory, color, no_sync=no_sync))
    )
