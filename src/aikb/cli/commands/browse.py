"""`aikb browse`: open the full-screen browser."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.browse import Arguments, run


def browse(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", show_default=False)] = None,
    directory: options.Directory = None,
    no_builtin: options.NoBuiltin = False,
) -> None:
    """Browse the notes: search as you type, read, follow links.

    Enter reads an entry, a digit follows its link, Escape goes back, ctrl+t lists the tags, e edits, q quits.

    Example: aikb browse 微调

    Exit status: 0 closed, 2 error: no terminal, or the extra tui is missing (a hint says how to install it).
    """
    common = options.common(ctx, directory, no_builtin=no_builtin)
    raise typer.Exit(run(Arguments(tuple(words or ())), common))
