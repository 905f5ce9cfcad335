"""`aikb related`: what belongs with an entry."""

from typing import Annotated

import typer

from aikb.cli import options, result_numbers
from aikb.cli.context import console, knowledge_base
from aikb.render import linkrows


def related(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    limit: options.Limit = 10,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """List the entries that belong with an entry, the nearest first.

    By links and mentions both ways, names that hold each other, and texts that speak of the same terms.

    Example: aikb related LoRA -n 5

    Exit status: 0 there are some, 1 there are none, or nothing is called so, 2 cannot tell.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync, no_builtin=no_builtin) as kb:
        entry, found = kb.links.related(result_numbers.named(kb, " ".join(name)), limit)
    if json_:
        out.text(linkrows.hits_json("related", found, entry))
    elif out.styled:
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        out.draw(linkscreen.related(found, out.width))
        result_numbers.remember(out.root, [hit.entry.id for hit in found])
    else:
        out.lines(linkrows.hits_lines(found))
    if not found:
        out.remark(f"aikb: nothing belongs with {entry.name!r}")
    raise typer.Exit(0 if found else 1)
