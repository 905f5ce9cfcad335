"""`aikb graph`: draw how entries link to each other."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.graph import Arguments, run


def graph(
    ctx: typer.Context,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME|ID|PATH[:LINE]]", show_default=False)] = None,
    depth: Annotated[int, options.whole("--depth", least=0, most=9, help_="Number of link hops.")] = 1,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tree, dot, mermaid or json.")] = "tree",
    limit: Annotated[
        int,
        options.whole("-n", "--limit", least=1, most=100_000, help_="Maximum number of children per entry, in a tree."),
    ] = 20,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Draw how entries link to each other, as a tree or for other programs.

    With NAME, the links and mentions around it, in both directions; without it, those between whole notes. In dot and
    mermaid, written links are solid lines and mentions are dashed.

    Example: aikb graph LoRA --depth 2 --format dot | dot -Tsvg > lora.svg

    Exit status: 0 drawn, 1 no such entry, 2 error.
    """
    arguments = Arguments(tuple(name or ()), depth, form, limit, json=json_)
    common = options.common(ctx, directory, color, no_sync=no_sync, no_builtin=no_builtin)
    raise typer.Exit(run(arguments, common))
