"""`aikb graph`: how entries lead to each other, drawn."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.graph import Arguments, run


def graph(
    ctx: typer.Context,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME|ID|PATH[:LINE]]", show_default=False)] = None,
    depth: Annotated[int, options.whole("--depth", least=0, most=9, help_="Over so many links.")] = 1,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tree, dot, mermaid or json.")] = "tree",
    limit: Annotated[
        int, options.whole("-n", "--limit", least=1, most=100_000, help_="In a tree, at most so many below each.")
    ] = 20,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Draw how entries lead to each other, as a tree or for other programs.

    Around NAME, by links and mentions both ways; without it, the notes as wholes. Written links are solid lines in dot
    and mermaid, mentions broken ones.

    Example: aikb graph LoRA --depth 2 --format dot | dot -Tsvg > lora.svg

    Exit status: 0 drawn, 1 nothing is called so, 2 cannot draw.
    """
    arguments = Arguments(tuple(name or ()), depth, form, limit, json=json_)
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
