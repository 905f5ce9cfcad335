"""`aikb tags`: the tags of the notes."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.tags import Arguments, run


def tags(
    ctx: typer.Context,
    tag: Annotated[str, typer.Argument(metavar="[TAG]", show_default=False)] = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """List the tags and how many notes carry each.

    With TAG, list the notes that carry it, in any spelling.

    Example: aikb tags llm

    Exit status: 0 there are some, 1 there are none, 2 cannot tell.
    """
    raise typer.Exit(run(Arguments(tag, json=json_), options.common(ctx, directory, color, no_sync=no_sync)))
