"""`aikb links`: show what an entry is linked with."""

from typing import NamedTuple

from aikb.cli import result_numbers
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.list_filters import narrow
from aikb.model.links import Neighbour, Neighbours
from aikb.render.views.links import NeighboursView, counts


class Arguments(NamedTuple):
    """The arguments of `aikb links`."""

    name: tuple[str, ...]
    depth: int = 1
    tags: tuple[str, ...] = ()
    kind: str = ""
    path: str = ""
    json: bool = False

    @property
    def filters(self) -> bool:
        """Whether any filter is set."""
        return bool(self.tags or self.kind or self.path)


def run(arguments: Arguments, common: Common) -> int:
    """Show what an entry links to, what links to it, and where it is mentioned."""
    out = console(common)
    with knowledge_base(common, out) as kb:
        found = kb.links.of(result_numbers.named(kb, " ".join(arguments.name)), arguments.depth)
    if arguments.filters:
        found = _narrowed(found, arguments)
    is_linked = any((found.outgoing, found.backlinks, found.mentions))
    out.show(NeighboursView(found), json=arguments.json)
    if not arguments.json:
        if not is_linked:
            narrowed = " that match the filters" if arguments.filters else ""
            out.remark(f"aikb: {found.entry.name}: no links or mentions{narrowed}")
        elif not out.styled:  # the headings on the screen say it
            out.aside(counts(found))
    return 0 if is_linked else 1


def _narrowed(found: Neighbours, arguments: Arguments) -> Neighbours:
    """Keep the links whose other end passes the filters."""

    def kept(links: tuple[Neighbour, ...]) -> tuple[Neighbour, ...]:
        entries = (link.entry for link in links if link.entry)
        passing = {entry.id for entry in narrow(entries, arguments.tags, arguments.kind, arguments.path)}
        return tuple(link for link in links if link.entry and link.entry.id in passing)

    return found._replace(
        outgoing=kept(found.outgoing), backlinks=kept(found.backlinks), mentions=kept(found.mentions), addresses=()
    )
