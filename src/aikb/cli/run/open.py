"""`aikb open`: open an entry's link or source in the user's browser."""

from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli import result_numbers
from aikb.cli.context import Common, console, knowledge_base
from aikb.render.views.links import AddressesView


class Arguments(NamedTuple):
    """The arguments of `aikb open`."""

    name: tuple[str, ...]
    print: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Open the first address of an entry, or print it."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        entry = result_numbers.passage(kb, " ".join(arguments.name)).entry
        addresses = kb.addresses(entry)
    if arguments.json or (addresses and arguments.print):
        out.show(AddressesView(entry, addresses), json=arguments.json)
    elif not addresses:
        out.remark(f"aikb: {entry.name} has no link and no source: {entry.path}:{entry.line}")
    else:
        out.remark(f"opening {addresses[0]}")
        _browse(addresses[0])
    return 0 if addresses else 1


def _browse(address: str) -> None:
    import webbrowser  # noqa: PLC0415 - looks for browsers when imported

    if not webbrowser.open(address):
        raise AikbError("no browser could be started", hint=f"set BROWSER, or open it yourself: {address}")
