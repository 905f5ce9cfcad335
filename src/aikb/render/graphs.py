"""Write a graph for other programs: DOT for Graphviz, Mermaid. Names are quoted as each language requires."""

import re
from collections.abc import Iterator

from aikb.model import Entry
from aikb.model.links import Graph
from aikb.render.sanitize import visible
from aikb.render.words import place

# What Mermaid takes for its own or for Markdown, in this version or that: signs but for the commonest of names, and a
# hyphen or a number's point where a list may begin.
_MERMAID = re.compile(r"[!-'*+:-@\[-`{-~]|^-|(?<=\d)[.)](?=\s)")


def dot(graph: Graph) -> Iterator[str]:
    """Yield a digraph: written links are solid lines, mentions dashed."""
    yield "digraph notes {"
    yield "  rankdir=LR;"
    yield "  node [shape=box, style=rounded];"
    for number, entry in enumerate(graph.nodes):
        bold = ', style="rounded,bold"' if graph.depths and not number else ""
        yield f"  n{number} [label={_quoted(_label(entry))}, tooltip={_quoted(place(entry))}{bold}];"
    for edge in graph.edges:
        yield f"  n{edge.source} -> n{edge.target}{'' if edge.written else ' [style=dashed]'};"
    yield "}"


def mermaid(graph: Graph) -> Iterator[str]:
    """Yield a flowchart: written links are solid lines, mentions dotted."""
    yield "flowchart LR"
    for number, entry in enumerate(graph.nodes):
        label = _MERMAID.sub(lambda match: f"#{ord(match[0])};", _label(entry))
        yield f'  n{number}["{label}"]'
    for edge in graph.edges:
        yield f"  n{edge.source} {'-->' if edge.written else '-.->'} n{edge.target}"
    if graph.depths:
        yield "  style n0 stroke-width:3px"


def _label(entry: Entry) -> str:
    return visible(" ".join(entry.name.split()), "")


def _quoted(text: str) -> str:
    r"""Return a DOT string. Unescaped, a backslash begins a Graphviz escape (\N: the node's name), an ampersand HTML."""
    escaped = visible(text, "").replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return f'"{escaped}"'
