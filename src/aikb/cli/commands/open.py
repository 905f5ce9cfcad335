"""`aikb open`: where an entry's link or source leads, in the user's browser."""

from typing import Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options, result_numbers
from aikb.cli.context import console, knowledge_base
from aikb.render import json
from aikb.render.sanitize import visible


def open_(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    print_: Annotated[bool, typer.Option("--print", help="Print the address, open nothing.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Open an entry's first link, or its source, in your browser.

    A source may be an address, an arXiv number or a DOI. Nothing but http and
    https is ever opened. --json prints all addresses and opens none.

    Example: aikb open LoRA --print

    Exit status: 0 opened, 1 no such entry, or it has no link, 2 cannot open.
    """
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        entry = result_numbers.passage(kb, " ".join(name)).entry
        addresses = kb.addresses(entry)
    if json_:
        out.text(json.dump({"id": entry.id, "name": entry.name, "path": entry.path, "addresses": addresses}))
    elif not addresses:
        out.remark(f"aikb: {entry.name} has no link and no source: {entry.path}:{entry.line}")
    elif print_:
        out.text(visible(addresses[0], ""))
    else:
        out.remark(f"opening {addresses[0]}")
        _browse(addresses[0])
    raise typer.Exit(0 if addresses else 1)


def _browse(address: str) -> None:
    import webbrowser  # noqa: PLC0415 - looks for browsers when imported

    if not webbrowser.open(address):
        raise AikbError("no browser could be started", hint=f"set BROWSER, or open it yourself: {address}")
