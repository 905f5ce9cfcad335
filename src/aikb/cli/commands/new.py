"""`aikb new`: a note with what can be known of it already."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.new import Arguments, run


def new(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="[KIND] NAME", show_default=False)],
    tag: Annotated[
        list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="A tag it carries; repeat for more.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Also when an entry is called so.")] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in your editor.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Write a new note, its other names taken from the lexicon.

    KIND is glossary, lingo, topic or note. `new.path` in the settings says where
    notes go. A file that is there is never overwritten.

    Example: aikb new glossary LoRA --tag finetuning --edit

    Exit status: 0 written, 2 cannot, or an entry is called so already.
    """
    arguments = Arguments(tuple(name), tuple(tag or ()), force=force, edit=edit, json=json_)
    raise typer.Exit(run(arguments, options.common(ctx, directory, color)))
