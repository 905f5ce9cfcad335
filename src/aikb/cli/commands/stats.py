"""`aikb stats`: the collection in numbers."""

import time

import typer

from aikb.cli import options
from aikb.cli.context import console, knowledge_base
from aikb.render import json
from aikb.render import stats as render


def stats(
    ctx: typer.Context,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Tell how many notes, entries, terms and tags there are.

    Languages are those of names: an entry may have names in Chinese, in English
    or in both. A term is defined when a note says what it is.

    Example: aikb stats --json

    Exit status: 0 told, 1 there are no notes, 2 cannot tell.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        found = kb.stats()
        root = str(kb.settings.root)
    if json_:
        out.text(json.dump({"root": root, **render.fields(found)}))
    else:
        out.answer(
            lambda width: render.drawn(found, time.time_ns(), width), lambda: render.plain(found, time.time_ns())
        )
    raise typer.Exit(0 if found.notes else 1)
