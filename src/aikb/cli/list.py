"""`aikb list`: what there is, without a question."""

from typing import Annotated

import typer

from aikb.cli import options, recent
from aikb.cli.context import console, knowledge_base
from aikb.cli.narrow import narrow
from aikb.render import json, plain, words


def list_(
    ctx: typer.Context,
    terms: Annotated[bool, typer.Option("--terms", help="Only terms.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Notes instead of entries.")] = False,
    undefined: Annotated[bool, typer.Option("--undefined", help="Only what the notes name and do not define.")] = False,
    tag: options.Tag = None,
    kind: options.Kind = "",
    path: options.PathGlob = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """List the entries of the notes, by note and line.

    Example: aikb list --terms --kind glossary

    Exit status: 0 there are some, 1 there are none, 2 cannot list.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        if notes:
            summaries = narrow(kb.notes(), tag or (), kind, path)
        else:
            entries = narrow(kb.entries(), tag or (), kind, path)
            entries = [entry for entry in entries if entry.type == "term"] if terms else entries
            entries = [entry for entry in entries if entry.definition is None] if undefined else entries
    found, noun = (summaries, "note") if notes else (entries, "term" if terms else "entry")
    if json_:
        out.text(json.notes(summaries) if notes else json.entries(entries))
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.draw(terminal.notes(summaries, out.width) if notes else terminal.entries(entries, out.width))
        ids = [note.path for note in summaries] if notes else [entry.id for entry in entries]
        recent.remember(kb.settings.root, ids)
    else:
        out.lines(plain.notes(summaries) if notes else plain.entries(entries))
    out.remark(words.count(len(found), noun))
    raise typer.Exit(0 if found else 1)
