"""`aikb rename`: another name for a term or a note, with the links to it."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.rename import Arguments, run


def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="NAME|ID|PATH", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Rename a term or a note, and the written links to it.

    A name is changed where it is written: a term's head-word, a heading, a title;
    its other names stay. A note's path moves the file: NEW without a `/` stays in
    its folder, with one it counts from the notes folder.

    Example: aikb rename LoRA 低秩适配 --dry-run

    Exit status: 0 renamed, 1 nothing is called so, 2 cannot, and nothing was changed.
    """
    raise typer.Exit(run(Arguments(old, new, dry_run=dry_run, json=json_), options.common(ctx, directory, color)))
