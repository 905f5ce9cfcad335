"""`aikb links`: what an entry is linked with."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.links import Arguments, run


def links(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    depth: Annotated[int, options.whole("--depth", least=1, most=5, help_="Over so many links.")] = 1,
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

    A mention is a name that stands in the text of another entry, in any spelling, where nobody wrote a link. The
    filters look at the entry at the other end. With NAME, all entries of that name are looked at together.

    Example: aikb links LoRA --kind topic

    Exit status: 0 there are some, 1 there are none, or nothing is called so, 2 cannot tell.
    """
    arguments = Arguments(tuple(name), depth, tuple(tag or ()), kind, path, json=json_)
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
