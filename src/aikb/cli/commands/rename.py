"""`aikb rename`: rename a term or a note, with the links to it."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.rename import Arguments, run


def rename(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="NAME|ID|PATH", show_default=False)],
    new: Annotated[str, typer.Argument(metavar="NEW", show_default=False)],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Rename a term or a note, and update the links to it.

    A name is changed where it is written: in the term, a heading or a title. Other names stay. To move a file, give the
    note's path: NEW without a `/` stays in the same folder, with one it is relative to the notes folder.

    Example: aikb rename LoRA 低秩适配 --dry-run

    Exit status: 0 renamed, 1 not found, 2 error; nothing was changed.
    """
    raise typer.Exit(run(Arguments(old, new, dry_run=dry_run, json=json_), options.common(ctx, directory, color)))
