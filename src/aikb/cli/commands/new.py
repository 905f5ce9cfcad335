"""`aikb new`: a note with what can be known of it already."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.commands.edit import open_editor
from aikb.cli.context import console, knowledge_base
from aikb.kb.write.new_note import Written
from aikb.model import KINDS
from aikb.notes.template import Draft
from aikb.render import json
from aikb.render.sanitize import visible


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
    out = console(ctx, color)
    kind = next((kind for kind in KINDS if len(name) > 1 and kind == name[0]), None)
    draft = Draft(" ".join(name[1:] if kind else name), kind or "note", tags=tuple(tag or ()))
    with knowledge_base(ctx, out, directory) as kb:
        written = kb.write_note(draft, force=force)
        file = kb.file(written.path)
    if written.near:
        out.remark(f"aikb: {written.near} is there already, and nearly called so")
    if not written.found:
        out.remark(f"aikb: warning: include and exclude in the settings leave {written.path} out")
    if json_:
        fields = {"path": written.path, "line": written.line, "kind": draft.kind, "aliases": list(written.aliases)}
        out.text(json.dump(fields))
    else:
        out.text(visible(written.path, ""))
        out.remark(_others(written))
    if edit:
        open_editor(out, kb.settings, file, written.line)


def _others(written: Written) -> str:
    """What was done about other names."""
    if written.meanings:
        return f"aikb: no other names: it may be {' or '.join(written.meanings)}"
    return (
        f"also called: {', '.join(written.aliases)}"
        if written.aliases
        else "aikb: the lexicon knows no other name for it"
    )
