"""`aikb links`: show what an entry is linked with."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.links import Arguments, run


def links(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    depth: Annotated[int, options.whole("--depth", least=1, most=5, help_="Number of link hops.")] = 1,
    tag: options.Tag = None,
    kind: options.Kind = "",
    path: options.PathGlob = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Show what an entry links to, what links to it, and where it is mentioned.

    A mention is a name in the text of another entry, in any spelling, that is not a link. Filters apply to the entry at
    the other end. NAME covers all entries of that name.

    Example: aikb links LoRA --kind topic

    Exit status: 0 results, 1 no results or no such entry, 2 error.
    """
    arguments = Arguments(tuple(name), depth, tuple(tag or ()), kind, path, json=json_)
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
