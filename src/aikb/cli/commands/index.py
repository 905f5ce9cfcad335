"""`aikb index`: brings the index up to date, builds it anew, tells what it holds."""

from typing import Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options
from aikb.cli.context import console, knowledge_base
from aikb.notes.files import LEADS_OUT
from aikb.render import json, plain


def index(
    ctx: typer.Context,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Read every note anew.")] = False,
    status: Annotated[bool, typer.Option("--status", help="Only tell, change nothing.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Bring the index up to date; every other command does so by itself.

    Example: aikb index --rebuild

    Exit status: 0 done, 2 cannot.
    """
    out = console(ctx, color)
    if status and rebuild:
        raise AikbError("--status changes nothing and --rebuild does", hint="name one of them")
    with knowledge_base(ctx, out, directory) as kb:
        found = kb.outlook() if status else kb.status(rebuild=rebuild)
    for each in found.left_out:
        out.remark(f"aikb: {each}")
    if any(LEADS_OUT in each for each in found.left_out):
        out.remark("hint: follow-links = true in your own config reads them")
    if json_:
        out.text(json.status(found))
    else:
        out.lines(plain.status(found, pending=status))
