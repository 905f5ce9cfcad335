"""`aikb show`: a note or an entry, whole."""

from typing import Annotated

import typer

from aikb.cli import options, recent
from aikb.cli.context import console, knowledge_base
from aikb.render import json
from aikb.render.sanitize import visible


def show(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]", show_default=False)],
    raw: Annotated[bool, typer.Option("--raw", help="The Markdown as it stands in the note.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Show an entry with all that stands inside it, or a whole note.

    Example: aikb show glossary/finetuning.md:12

    Exit status: 0 shown, 1 nothing is called so, 2 cannot show.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        passage = recent.passage(kb, " ".join(name))
    if json_:
        out.text(json.show(passage))
    elif raw:
        out.text(passage.text)
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.show(passage, out.width))
    else:
        out.text(visible(passage.text))
