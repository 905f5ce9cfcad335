"""`aikb index`: update the index, rebuild it, or show what it holds."""

from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli.context import Common, console, knowledge_base
from aikb.notes.files import LEADS_OUT
from aikb.render.views.collection import StatusView


class Arguments(NamedTuple):
    """The arguments of `aikb index`."""

    rebuild: bool = False
    status: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Update the index, or show what that would do."""
    out = console(common)
    if arguments.status and arguments.rebuild:
        raise AikbError("--status and --rebuild cannot be combined", hint="use one of them")
    with knowledge_base(common, out) as kb:
        found = kb.outlook() if arguments.status else kb.status(rebuild=arguments.rebuild)
    for each in found.left_out:
        out.remark(f"aikb: {each}")
    if any(LEADS_OUT in each for each in found.left_out):
        out.remark("hint: follow-links = true in your own config reads them")
    out.show(StatusView(found), json=arguments.json)
    return 0
