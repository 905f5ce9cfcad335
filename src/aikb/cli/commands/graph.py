"""`aikb graph`: how entries lead to each other, drawn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options, result_numbers
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.model.links import Graph
from aikb.render import graphs, graphtree, words

if TYPE_CHECKING:
    from rich.text import Text

_MERMAID_EDGES, _MERMAID_TEXT = 499, 50_000  # its defaults: links, characters
_FORMATS = ("tree", "dot", "mermaid", "json")


def graph(
    ctx: typer.Context,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME|ID|PATH[:LINE]]", show_default=False)] = None,
    depth: Annotated[int, options.whole("--depth", least=0, most=9, help_="Over so many links.")] = 1,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="tree, dot, mermaid or json.")] = "tree",
    limit: Annotated[
        int, options.whole("-n", "--limit", least=1, most=100_000, help_="In a tree, at most so many below each.")
    ] = 20,
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    no_builtin: options.NoBuiltin = False,
    color: options.Color = "",
) -> None:
    """Draw how entries lead to each other, as a tree or for other programs.

    Around NAME, by links and mentions both ways; without it, the notes as wholes. Written links are solid lines in dot
    and mermaid, mentions broken ones.

    Example: aikb graph LoRA --depth 2 --format dot | dot -Tsvg > lora.svg

    Exit status: 0 drawn, 1 nothing is called so, 2 cannot draw.
    """
    out = console(ctx, color)
    if form not in _FORMATS:
        raise AikbError(f"no format is called {form!r}", hint=f"choose from: {', '.join(_FORMATS)}")
    with knowledge_base(ctx, out, directory, no_sync=no_sync, no_builtin=no_builtin) as kb:
        found = kb.links.graph(result_numbers.named(kb, " ".join(name)) if name else "", depth)
    if json_ or form == "json":
        out.text(graphs.to_json(found))
    elif form == "tree":
        _draw(out, found, limit)
    elif form == "dot":
        out.lines(graphs.dot(found))
    else:
        _write_mermaid(out, found)
    links = words.count(len(found.edges), "link")
    out.aside(f"{words.count(len(found.nodes), 'entry' if found.depths else 'note')}, {links}")


def _write_mermaid(out: Console, found: Graph) -> None:
    text = "\n".join(graphs.mermaid(found))
    out.text(text)
    if len(found.edges) > _MERMAID_EDGES:
        out.remark(f"aikb: Mermaid draws more than {_MERMAID_EDGES} links only where its maxEdges is set higher")
    if len(text) > _MERMAID_TEXT:
        out.remark(f"aikb: Mermaid reads more than {_MERMAID_TEXT:,} characters only with a higher maxTextSize")


def _draw(out: Console, found: Graph, widest: int) -> None:
    if out.styled:
        out.page(_styled(found, widest, out.width))
    else:
        out.lines("".join(line) for line in graphtree.tree(found, widest))


def _styled(found: Graph, widest: int, width: int) -> "Iterator[Text]":
    """The tree in colours; a line that is too long would break its branches, so its end is cut."""
    from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

    for line in graphtree.tree(found, widest):
        style = "aikb.alias" if line.branch else "aikb.name"
        rest = "aikb.path" if line.name else "aikb.dim"
        drawn = Text.assemble((line.branch, "aikb.dim"), (line.name, style), (line.rest, rest))
        drawn.truncate(width, overflow="ellipsis")
        yield drawn
