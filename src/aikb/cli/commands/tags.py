"""`aikb tags`: the tags of the notes."""

from typing import Annotated

import typer

from aikb.cli import options, unknown_tags
from aikb.cli.context import console, knowledge_base
from aikb.cli.list_output import show_notes
from aikb.names.fold import key
from aikb.names.tags import tag_key
from aikb.render import json, plain


def tags(
    ctx: typer.Context,
    tag: Annotated[str, typer.Argument(metavar="[TAG]", show_default=False)] = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """List the tags and how many notes carry each.

    With TAG, list the notes that carry it or a tag below it, in any spelling: ml has those of ml/nlp.

    Example: aikb tags llm

    Exit status: 0 there are some, 1 there are none, 2 cannot tell.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        found = [each for each in kb.tags() if not tag or key(each.tag) == tag_key(tag)]
        carrying = {path for each in found for path in each.all_notes} if tag else set()
        if tag and not found:
            unknown_tags.tell(out, kb, [tag])
        notes = [note for note in kb.notes() if note.path in carrying] if tag and not json_ else []
    if json_:
        out.text(json.tags(found))
    elif tag:
        show_notes(out, notes, as_json=False)
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.tags(found, out.width))
    else:
        out.lines(plain.tags(found))
    if not (found or tag):
        out.remark("aikb: no note carries a tag")
    raise typer.Exit(0 if found else 1)
