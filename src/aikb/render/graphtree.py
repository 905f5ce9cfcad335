"""Draw a graph as a tree: each entry once, below the entry it is reached from."""

from collections.abc import Iterator
from typing import NamedTuple

from aikb.model.links import Graph
from aikb.render.sanitize import visible
from aikb.render.words import place

_BOTH, _OUT, _IN = "↔", "→", "←"
_MORE = -1  # marks the entries that are left out


class Line(NamedTuple):
    """A line of the tree: the branches, the name, the rest."""

    branch: str
    name: str
    rest: str


class _Twig(NamedTuple):
    node: int
    arrow: str = ""
    hidden: int = 0


def tree(graph: Graph, widest: int) -> Iterator[Line]:
    """Yield the first entry and what is reached from it; without a first one, each entry with its targets.

    At most `widest` below each entry: written links before mentions, then in the order of the graph.
    """
    if graph.depths:
        yield from _drawn(graph, _Twig(0), _reached(graph), widest)
        return
    leads = _leads(graph)
    for node in range(len(graph.nodes)):
        yield from _drawn(graph, _Twig(node), {node: leads.get(node, [])}, widest)


def _drawn(graph: Graph, first: _Twig, below: dict[int, list[_Twig]], widest: int) -> Iterator[Line]:
    pending = [("", "", first)]
    while pending:
        stem, tip, twig = pending.pop()
        yield _line(graph, stem + tip, twig, widest)
        twigs = below.get(twig.node, []) if not twig.hidden else []
        if len(twigs) > widest:
            twigs = [*twigs[:widest], _Twig(_MORE, "…", len(twigs) - widest)]
        inner = stem + {"": "", "├": "│  ", "└": "   "}[tip[:1]]
        last = len(twigs) - 1
        pending += [(inner, f"{'└' if at == last else '├'}{twigs[at].arrow} ", twigs[at]) for at in range(last, -1, -1)]


def _line(graph: Graph, branch: str, twig: _Twig, widest: int) -> Line:
    if twig.hidden:
        return Line(branch, "", f"{twig.hidden:,} more: -n {widest + twig.hidden}")
    entry = graph.nodes[twig.node]
    return Line(branch, visible(" ".join(entry.name.split()), ""), visible(f"  {place(entry)}", ""))


def _leads(graph: Graph) -> dict[int, list[_Twig]]:
    """Return the targets of each entry, written links first."""
    below: dict[int, list[_Twig]] = {}
    for edge in sorted(graph.edges, key=lambda edge: (edge.source, not edge.written, edge.target)):
        below.setdefault(edge.source, []).append(_Twig(edge.target, _OUT))
    return below


def _reached(graph: Graph) -> dict[int, list[_Twig]]:
    """Return the entries one link further from the first, each below one entry only, written links first."""
    arrows: dict[tuple[int, int], str] = {}
    written: set[tuple[int, int]] = set()
    for edge in graph.edges:
        for pair, arrow in (((edge.source, edge.target), _OUT), ((edge.target, edge.source), _IN)):
            arrows[pair] = arrow if arrows.get(pair, arrow) == arrow else _BOTH
            if edge.written:
                written.add(pair)
    below: dict[int, list[_Twig]] = {}
    seen = {0}
    for node, child in sorted(arrows, key=lambda pair: (graph.depths[pair[0]], pair[0], pair not in written, pair[1])):
        if graph.depths[child] == graph.depths[node] + 1 and child not in seen:
            seen.add(child)
            below.setdefault(node, []).append(_Twig(child, arrows[node, child]))
    return below
