"""`aikb define`: look up a term."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.define import Arguments, run


def define(
    ctx: typer.Context,
    term: Annotated[list[str] | None, typer.Argument(metavar="TERM...", show_default=False)] = None,
    number: Annotated[int, options.whole("-n", "--limit", least=1, most=1000, help_="Maximum number of senses.")] = 20,
    all_: Annotated[bool, typer.Option("--all", help="Show long texts in full.")] = False,
    lang: Annotated[
        str, typer.Option("--lang", metavar="zh|en", help="Only definitions in this language.", show_default=False)
    ] = "",
    exact: Annotated[bool, typer.Option("--exact", help="Never answer for a similar name.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="Print the Markdown source.")] = False,
    no_links: options.NoLinks = False,
    json_: options.Json = False,
    batch_: options.Batch = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Look up a term by any of its names, in any spelling.

    Several words are one term.

    Example: aikb define fine tuning

    Exit status: 0 found, or one clear nearest name; 1 not found (similar names are on stderr), 2 error.
    """
    arguments = Arguments(
        tuple(term or ()),
        number,
        all=all_,
        lang=lang,
        exact=exact,
        raw=raw,
        no_links=no_links,
        json=json_,
        batch=batch_,
    )
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
