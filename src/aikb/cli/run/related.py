"""`aikb related`: what belongs with an entry."""

from typing import NamedTuple

from aikb.cli import result_numbers
from aikb.cli.context import Common, console, knowledge_base
from aikb.render.views.links import RelatedView


class Arguments(NamedTuple):
    """What was typed behind `aikb related`."""

    name: tuple[str, ...]
    limit: int = 10
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """List the entries that belong with an entry."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        found = kb.links.related(result_numbers.named(kb, " ".join(arguments.name)), arguments.limit)
    out.show(RelatedView(found), json=arguments.json)
    if not found.hits:
        out.remark(f"aikb: nothing belongs with {found.entry.name!r}")
    return 0 if found.hits else 1
