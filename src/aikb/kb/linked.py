"""The front door's questions about links: each opens the link base for one answer of the index."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeVar

from aikb.kb import links
from aikb.kb.linkbase import LinkBase
from aikb.kb.opened import Opened
from aikb.model import Entry, Hit
from aikb.neighbours import Graph, Neighbour, Neighbours
from aikb.query.find import find
from aikb.query.index import Index

Loose = Literal["orphans", "dead-ends"]

Answer = TypeVar("Answer")


def ask(opened: Opened, root: Path, question: Callable[[Index, LinkBase], Answer]) -> Answer:
    """An answer from the index and the links of its notes."""

    def answer(index: Index) -> Answer:
        with LinkBase(index, root, opened.progress) as base:
            return question(index, base)

    return opened.answer(answer)


def neighbours(opened: Opened, root: Path, name: str, depth: int) -> Neighbours:
    """What the entries of a name, an id or a place are linked with. Raises UnknownEntry."""

    def question(index: Index, base: LinkBase) -> Neighbours:
        entry, others = find(index, name)
        return links.neighbours(base, [entry, *others], depth)

    return ask(opened, root, question)


def graph(opened: Opened, root: Path, name: str, depth: int) -> Graph:
    """The graph around an entry, or that of all notes when no name is given. Raises UnknownEntry."""

    def question(index: Index, base: LinkBase) -> Graph:
        if not name:
            return links.whole_graph(base, [note.path for note in index.catalog.notes()])
        return links.graph(base, find(index, name)[0], depth)

    return ask(opened, root, question)


def related(opened: Opened, root: Path, name: str, most: int) -> tuple[Entry, list[Hit]]:
    """An entry, and those that belong with it, the nearest first. Raises UnknownEntry."""

    def question(index: Index, base: LinkBase) -> tuple[Entry, list[Hit]]:
        entry = find(index, name)[0]
        return entry, links.related(base, entry, most)

    return ask(opened, root, question)


def loose(opened: Opened, root: Path, what: Loose) -> list[Entry]:
    """The terms and whole notes that nothing leads to, or that lead nowhere; a section is reached by its note."""

    def question(_: Index, base: LinkBase) -> list[Entry]:
        met = links.reached(base)[what == "dead-ends"]
        ends = (each for each in base.named_entries() if each.type == "term" or each.id == each.path)
        return [each for each in ends if each.id not in met]

    return ask(opened, root, question)


def most_linked(opened: Opened, root: Path) -> list[Hit]:
    """The entries that others lead to; their score is how many do."""
    return ask(opened, root, lambda _, base: links.most_linked(base))


def unresolved(opened: Opened, root: Path) -> list[Neighbour]:
    """The written links that lead nowhere, by place."""
    return ask(opened, root, lambda _, base: links.unresolved(base))
