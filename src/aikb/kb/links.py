"""The front door's questions about links: each opens the link base for one answer of the index."""

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
    """What leads where in the notes of one folder. Names are taken as `show` takes them; raises UnknownEntry."""

    def __init__(self, opened: Opened, root: Path) -> None:
        self._opened, self._root = opened, root

    def of(self, name: str, depth: int = 1) -> Neighbours:
        """What the entries of a name, an id or a place are linked with, over so many links."""

        def question(index: Index, base: LinkBase) -> Neighbours:
            entry, others = find(index, spelled(name))
            return graph.neighbours(base, [entry, *others], depth)

        return self.ask(question)

    def graph(self, name: str = "", depth: int = 1) -> Graph:
        """The graph around an entry, or that of all notes when no name is given."""

        def question(index: Index, base: LinkBase) -> Graph:
            if not name:
                return graph.whole_graph(base, [note.path for note in index.catalog.notes()])
            return graph.graph(base, find(index, spelled(name))[0], depth)

        return self.ask(question)

    def related(self, name: str, most: int) -> Related:
        """An entry, and those that belong with it, the nearest first."""

        def question(index: Index, base: LinkBase) -> Related:
            entry = find(index, spelled(name))[0]
            return Related(entry, tuple(graph.related(base, entry, most)))

        return self.ask(question)

    def loose(self, what: Loose) -> list[Entry]:
        """The terms and whole notes that nothing leads to, or that lead nowhere; a section is reached by its note."""

        def question(_: Index, base: LinkBase) -> list[Entry]:
            met = graph.reached(base)[what == "dead-ends"]
            ends = (each for each in base.named_entries() if each.type == "term" or each.id == each.path)
            return [each for each in ends if each.id not in met]

        return self.ask(question)

    def most_linked(self) -> list[Hit]:
        """The entries that others lead to, the most first; their score is how many do."""
        return self.ask(lambda _, base: graph.most_linked(base))

    def unresolved(self) -> list[Neighbour]:
        """The targets of written links that lead nowhere, by place."""
        return self.ask(lambda _, base: graph.unresolved(base))

    def ask(self, question: Callable[[Index, LinkBase], Answer]) -> Answer:
        """An answer from the index and the links of its notes."""

        def answer(index: Index) -> Answer:
            with LinkBase(index, self._root, self._opened.progress) as base:
                return question(index, base)

        return self._opened.answer(answer)
