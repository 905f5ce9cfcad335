"""`aikb tags`: list the tags of the notes."""

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
    """List the tags and how many notes have each.

    With TAG, list the notes that have it or a tag below it, in any spelling: ml has those of ml/nlp.

    Example: aikb tags llm

    Exit status: 0 results, 1 no results, 2 error.
    """
    raise typer.Exit(run(Arguments(tag, json=json_), options.common(ctx, directory, color, no_sync=no_sync)))
