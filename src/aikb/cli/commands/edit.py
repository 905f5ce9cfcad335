"""`aikb edit`: open an entry in the user's editor."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.edit import Arguments, run


def edit(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    print_: Annotated[bool, typer.Option("--print", help="Print file and line instead of opening it.")] = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Open an entry in your editor, at its line.

    The editor is VISUAL, then EDITOR, then `editor` in your own config.toml.

    Example: aikb edit LoRA

    Exit status: 0 edited, 1 not found, 2 error, or the editor failed.
    """
    raise typer.Exit(run(Arguments(tuple(name), print=print_), options.common(ctx, directory, color, no_sync=no_sync)))
