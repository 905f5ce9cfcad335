"""The answer to `aikb graph`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aikb.model.links import Graph
from aikb.render import graphs, graphtree
from aikb.render.views import View

if TYPE_CHECKING:
    from rich.text import Text

FORMATS = ("tree", "dot", "mermaid", "json")


class GraphView(View):
    """Entries and the links between them: a tree with `widest` entries below each, or the text of another program."""

    def __init__(self, found: Graph, form: str = "tree", widest: int = 20) -> None:
        self._found, self._form, self._widest = found, form, widest

    def data(self) -> dict[str, Any]:
        """Return the nodes, and the edges by the numbers of their nodes."""
        nodes = [
            {
                "id": entry.id,
                "name": entry.name,
                "kind": entry.kind,
                "path": entry.path,
                "line": entry.line,
                **({"depth": self._found.depths[number]} if self._found.depths else {}),
            }
            for number, entry in enumerate(self._found.nodes)
        ]
        return {"nodes": nodes, "edges": [edge._asdict() for edge in self._found.edges]}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the tree, or those that the other program reads."""
        if self._form == "dot":
            return graphs.dot(self._found)
        if self._form == "mermaid":
            return graphs.mermaid(self._found)
        return ("".join(line) for line in graphtree.tree(self._found, self._widest))

    def screen(self, width: int) -> "Iterator[Text] | None":
        """Return the tree in colour; another program gets plain lines on a terminal too."""
        return self._tree(width) if self._form == "tree" else None

    def _tree(self, width: int) -> "Iterator[Text]":
        from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

        for line in graphtree.tree(self._found, self._widest):
            style = "aikb.alias" if line.branch else "aikb.name"
            rest = "aikb.path" if line.name else "aikb.dim"
            drawn = Text.assemble((line.branch, "aikb.dim"), (line.name, style), (line.rest, rest))
            drawn.truncate(width, overflow="ellipsis")  # a second line would break the branches
            yield drawn
