"""`aikb graph`: draw how entries link to each other."""

from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli import result_numbers
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.render import words
from aikb.render.views.graph import FORMATS, GraphView

_MERMAID_EDGES, _MERMAID_TEXT = 499, 50_000  # its defaults: links, characters


class Arguments(NamedTuple):
    """The arguments of `aikb graph`."""

    name: tuple[str, ...] = ()
    depth: int = 1
    format: str = "tree"
    limit: int = 20
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Draw the links around an entry, or between all notes."""
    out = console(common)
    if arguments.format not in FORMATS:
        raise AikbError(f"no format is called {arguments.format!r}", hint=f"choose from: {', '.join(FORMATS)}")
    with knowledge_base(common, out) as kb:
        name = result_numbers.named(kb, " ".join(arguments.name)) if arguments.name else ""
        found = kb.links.graph(name, arguments.depth)
    form = "json" if arguments.json else arguments.format
    view = GraphView(found, form, arguments.limit)
    out.show(view, json=form == "json")
    if form == "mermaid":
        _say_what_mermaid_refuses(out, view, len(found.edges))
    links = words.count(len(found.edges), "link")
    out.aside(f"{words.count(len(found.nodes), 'entry' if found.depths else 'note')}, {links}")
    return 0


def _say_what_mermaid_refuses(out: Console, view: GraphView, edges: int) -> None:
    if edges > _MERMAID_EDGES:
        out.remark(f"aikb: Mermaid draws at most {_MERMAID_EDGES} links unless its maxEdges is raised")
    if len("\n".join(view.lines())) > _MERMAID_TEXT:
        out.remark(f"aikb: Mermaid reads at most {_MERMAID_TEXT:,} characters unless its maxTextSize is raised")
