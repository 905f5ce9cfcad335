"""The plain frozen values of links between entries, as `model` has those of entries themselves."""

from typing import NamedTuple

from aikb.model import Entry, Hit


class Neighbour(NamedTuple):
    """A link or a mention, seen from one of its ends.

    `entry` is at the other end, None when the link leads to a `file` that is no note, or nowhere. `line` and `column` are 1-based and tell, with
    `path`, where it stands; `text` is the sentence around it on one line, `label` what of it leads on.
    """

    entry: Entry | None
    written: bool  # by hand; else a name that is mentioned
    path: str
    line: int
    column: int
    label: str
    text: str
    depth: int = 1  # over so many links
    file: str = ""  # its path, such as an image's


class Neighbours(NamedTuple):
    """All that an entry, with what stands inside it, is linked with; each part by distance, then by place."""

    entry: Entry
    outgoing: tuple[Neighbour, ...]  # written links and mentioned names
    backlinks: tuple[Neighbour, ...]  # written links to it
    mentions: tuple[Neighbour, ...]  # of its names, where no link to it is written
    addresses: tuple[Neighbour, ...] = ()  # out of the notes


class Related(NamedTuple):
    """An entry and those that belong with it, the nearest first."""

    entry: Entry
    hits: tuple[Hit, ...]


class Edge(NamedTuple):
    """From one node of a graph to another, by their numbers; `written` when any of the links is."""

    source: int
    target: int
    written: bool


class Graph(NamedTuple):
    """Entries and how they lead to each other; the first is where it begins when it begins somewhere."""

    nodes: tuple[Entry, ...]
    edges: tuple[Edge, ...]
    depths: tuple[int, ...] = ()  # of the nodes, over so many links from the first
