"""`aikb link`: a note's first mentions of other entries made links."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.link import Arguments, run


def link(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", show_default=False)],
    write: Annotated[bool, typer.Option("--write", help="Write the links into the note.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Show how a note's first mentions of other entries can become links.

    What is linked already, headings, code and everyday words are passed over.

    Example: aikb link topics/lora.md --write

    Exit status: 0 there are links to make (or they were written), 1 none, 2 cannot.
    """
    raise typer.Exit(run(Arguments(path, write=write, json=json_), options.common(ctx, directory, color)))
