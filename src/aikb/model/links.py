"""Plain frozen values of links between entries."""

from typing import NamedTuple

from aikb.model import Entry, Hit


class Neighbour(NamedTuple):
    """A link or a mention, seen from one of its ends.

    `entry` is at the other end; None when the link leads to a `file` that is not a note, or nowhere. `path` and the
    1-based `line` and `column` are its place; `text` is the sentence around it on one line, `label` the linked part.
    """

    entry: Entry | None
    written: bool  # by hand; else a name that is mentioned
    path: str
    line: int
    column: int
    label: str
    text: str
    depth: int = 1  # number of links
    file: str = ""  # its path, such as an image's


class Neighbours(NamedTuple):
    """Everything that an entry, with the entries inside it, is linked to; each part by distance, then by place."""

    entry: Entry
    outgoing: tuple[Neighbour, ...]  # written links and mentioned names
    backlinks: tuple[Neighbour, ...]  # written links to it
    mentions: tuple[Neighbour, ...]  # of its names, where no link to it is written
    addresses: tuple[Neighbour, ...] = ()  # out of the notes


class Related(NamedTuple):
    """An entry and its related entries, nearest first."""

    entry: Entry
    hits: tuple[Hit, ...]


class Edge(NamedTuple):
    """An edge of a graph, from node number to node number; `written` if any of its links is."""

    source: int
    target: int
    written: bool


class Graph(NamedTuple):
    """Entries and the links between them; the first node is the start, if there is one."""

    nodes: tuple[Entry, ...]
    edges: tuple[Edge, ...]
    depths: tuple[int, ...] = ()  # of the nodes, over so many links from the first
