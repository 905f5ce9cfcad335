"""`aikb related`: list the entries related to an entry."""

from typing import NamedTuple

from aikb.cli import result_numbers
from aikb.cli.context import Common, console, knowledge_base
from aikb.render.views.links import RelatedView


class Arguments(NamedTuple):
    """The arguments of `aikb related`."""

    name: tuple[str, ...]
    limit: int = 10
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """List the entries related to an entry."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        found = kb.links.related(result_numbers.named(kb, " ".join(arguments.name)), arguments.limit)
    out.show(RelatedView(found), json=arguments.json)
    if not found.hits:
        out.remark(f"aikb: nothing is related to {found.entry.name!r}")
    return 0 if found.hits else 1
