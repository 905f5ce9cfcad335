"""Links between things come in, what the whole of them tells goes out: orphans, dead ends, what is linked most."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple, TypeVar

Node = TypeVar("Node", bound=Hashable)


class Links(NamedTuple):
    """Counted links: (source, target) → how many, a thing's links to itself left out."""

    counts: Counter[tuple[str, str]]

    @classmethod
    def between(cls, pairs: Iterable[tuple[str, str]]) -> "Links":
        """The links of these pairs of source and target."""
        return cls(Counter(pair for pair in pairs if pair[0] != pair[1]))

    def orphans(self, nodes: Iterable[str]) -> list[str]:
        """The nodes that nothing leads to."""
        reached = {target for _, target in self.counts}
        return [node for node in nodes if node not in reached]

    def dead_ends(self, nodes: Iterable[str]) -> list[str]:
        """The nodes that lead nowhere."""
        leaving = {source for source, _ in self.counts}
        return [node for node in nodes if node not in leaving]

    def most_linked(self) -> list[tuple[str, int]]:
        """(node, from how many others something leads to it), the most first, then by name."""
        count = Counter(target for _, target in self.counts)
        return sorted(count.items(), key=lambda each: (-each[1], each[0]))


def reach(start: Node, depth: int, near: Callable[[Node], Iterable[Node]]) -> dict[Node, int]:
    """What is reached from `start` over at most `depth` links, with how many; in order of discovery, cycles or not."""
    depths = {start: 0}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if depths[node] == depth:
            continue
        for other in near(node):
            if other not in depths:
                depths[other] = depths[node] + 1
                waiting.append(other)
    return depths
