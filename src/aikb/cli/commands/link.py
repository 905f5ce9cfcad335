"""`aikb link`: make links of a note's first mentions of other entries."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.link import Arguments, run


def link(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", show_default=False)],
    write: Annotated[bool, typer.Option("--write", help="Write the links to the note.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Show which first mentions in a note can become links.

    Existing links, headings, code and everyday words are skipped.

    Example: aikb link topics/lora.md --write

    Exit status: 0 links can be made (or were written), 1 none, 2 error.
    """
    raise typer.Exit(run(Arguments(path, write=write, json=json_), options.common(ctx, directory, color)))
