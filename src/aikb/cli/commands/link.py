"""`aikb link`: a note's first mentions of other entries made links."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.commands.rename import show_changes, show_rewrites
from aikb.cli.context import console, knowledge_base
from aikb.cli.note_paths import named_paths
from aikb.render import json, words


def link(
    ctx: typer.Context,
    path: Annotated[str, typer.Argument(metavar="PATH", show_default=False)],
    write: Annotated[bool, typer.Option("--write", help="Write the links into the note.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Show how a note's first mentions of other entries can become links.

    What is linked already, headings, code and everyday words are passed over.

    Example: aikb link topics/lora.md --write

    Exit status: 0 there are links to make (or they were written), 1 none, 2 cannot.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory) as kb:
        found = kb.link(next(named_paths([path], kb.settings.root)), write=write)
    changes = [found.change] if found.change else []
    if json_:
        rows = [each._asdict() for each in found.rewrites]
        out.text(json.dump({"path": found.path, "written": write and bool(changes), "changes": rows}))
    elif write:
        show_rewrites(out, found.rewrites)
    else:
        show_changes(out, changes)
    count = words.count(len(found.rewrites), "link")
    done = f"{count} written" if write else f"{count} can be made: --write makes them"
    out.remark(done if changes else "no link to make")
    raise typer.Exit(0 if changes else 1)
