"""Links between things come in, what the whole of them tells goes out: what is linked most, what is reached."""

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def counted(links: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """(node, from how many others something leads to it), the most first, then by name."""
    count = Counter(target for source, target in set(links) if source != target)
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
