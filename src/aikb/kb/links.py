"""Answer questions about links: each opens the link base for one state of the index."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from aikb.kb.linkgraph import graph
from aikb.kb.linkgraph.base import LinkBase
from aikb.kb.opened import Opened
from aikb.model import Entry, Hit
from aikb.model.links import Graph, Neighbour, Neighbours, Related
from aikb.notes.files import spelled
from aikb.query.find import find
from aikb.query.index import Index

Loose = Literal["orphans", "dead-ends"]

Answer = TypeVar("Answer")


class Links:
    """The links in the notes of one folder. Takes names as `show` does. Raises UnknownEntry."""

    def __init__(self, opened: Opened, root: Path) -> None:
        self._opened, self._root = opened, root

    def of(self, name: str, depth: int = 1) -> Neighbours:
        """Return what the entries of a name, an id or a place are linked with, up to `depth` links away."""

        def question(index: Index, base: LinkBase) -> Neighbours:
            entry, others = find(index, spelled(name))
            return graph.neighbours(base, [entry, *others], depth)

        return self.ask(question)

    def graph(self, name: str = "", depth: int = 1) -> Graph:
        """Return the graph around an entry, or of all notes if no name is given."""

        def question(index: Index, base: LinkBase) -> Graph:
            if not name:
                return graph.whole_graph(base, [note.path for note in index.catalog.notes()])
            return graph.graph(base, find(index, spelled(name))[0], depth)

        return self.ask(question)

    def related(self, name: str, most: int) -> Related:
        """Return an entry and its related entries, the closest first."""

        def question(index: Index, base: LinkBase) -> Related:
            entry = find(index, spelled(name))[0]
            return Related(entry, tuple(graph.related(base, entry, most)))

        return self.ask(question)

    def loose(self, what: Loose) -> list[Entry]:
        """Return the terms and notes that nothing links to, or that link to nothing; sections count with their notes."""

        def question(_: Index, base: LinkBase) -> list[Entry]:
            met = graph.reached(base)[what == "dead-ends"]
            ends = (each for each in base.named_entries() if each.type == "term" or each.id == each.path)
            return [each for each in ends if each.id not in met]

        return self.ask(question)

    def most_linked(self) -> list[Hit]:
        """Return the entries that others link to, the most linked first; the score is the number of sources."""
        return self.ask(lambda _, base: graph.most_linked(base))

    def unresolved(self) -> list[Neighbour]:
        """Return the written links without a target, by place."""
        return self.ask(lambda _, base: graph.unresolved(base))

    def ask(self, question: Callable[[Index, LinkBase], Answer]) -> Answer:
        """Return an answer from the index and the links of its notes."""

        def answer(index: Index) -> Answer:
            with LinkBase(index, self._root, self._opened.progress) as base:
                return question(index, base)

        return self._opened.answer(answer)
