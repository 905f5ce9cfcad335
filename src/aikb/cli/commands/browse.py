"""`aikb browse`: the notes as a screen to walk in."""

import importlib.util
import os
import sys
from typing import Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base, shared
from aikb.kb import KnowledgeBase
from aikb.model import Entry

EXTRA = "textual"


def browse(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS...", show_default=False)] = None,
    directory: options.Directory = None,
    no_builtin: options.NoBuiltin = False,
) -> None:
    """Browse the notes: search as you type, read, follow links.

    Enter reads an entry, a digit follows its link, Escape goes back, ctrl+t lists the tags, e edits, q leaves.

    Example: aikb browse 微调

    Exit status: 0 left, 2 cannot: no terminal, or `pip install 'aikb[tui]'` is missing.
    """
    if importlib.util.find_spec(EXTRA) is None:
        raise AikbError("browse needs textual, which is not installed", hint="pip install 'aikb[tui]'")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AikbError("browse needs a terminal", hint="aikb search prints")
    from aikb.browse.app import Browser  # noqa: PLC0415 - textual: only who browses pays for it
    from aikb.browse.asking import Asker  # noqa: PLC0415 - likewise

    out = console(ctx, "")
    with knowledge_base(ctx, out, directory, no_builtin=no_builtin) as kb:
        kb.tags()  # brings the index up to date here, where there is a place to say so

    def opened() -> KnowledgeBase:
        return KnowledgeBase(kb.settings, os.environ, builtin=not (no_builtin or shared(ctx).no_builtin))

    asker = Asker(opened)
    try:
        Browser(asker, lambda entry: _edit(out, kb, entry), " ".join(words or ())).run()
    finally:
        asker.close()


def _edit(out: Console, kb: KnowledgeBase, entry: Entry) -> None:
    """Opens the entry in the editor; what goes wrong is told when the person comes back to the shell."""
    from aikb.cli.commands.edit import open_editor  # noqa: PLC0415 - subprocess: only for who edits

    if kb.settings.origin == "--builtin":
        out.remark("aikb: the built-in notes are not edited; name your own with -C DIR")
        return
    try:
        open_editor(out, kb.settings, kb.file(entry.path), entry.line)
    except AikbError as error:
        out.remark(f"aikb: error: {error.message}")
    except typer.Exit:
        return  # it has said why
