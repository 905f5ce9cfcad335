"""`aikb new`: create a note."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.new import Arguments, run


def new(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="[KIND] NAME", show_default=False)],
    tag: Annotated[
        list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="Add a tag; repeat for more.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Create it even if the name is taken.")] = False,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in your editor.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Create a note; the lexicon fills in its other names.

    KIND is glossary, lingo, topic or note. `new.path` in the settings says where notes go. An existing file is never
    overwritten.

    Example: aikb new glossary LoRA --tag finetuning --edit

    Exit status: 0 created, 2 error, or the name is taken.
    """
    arguments = Arguments(tuple(name), tuple(tag or ()), force=force, edit=edit, json=json_)
    raise typer.Exit(run(arguments, options.common(ctx, directory, color)))
