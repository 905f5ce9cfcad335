"""Names near to a term that nothing is called: by a slip of the pen, and by a part they share."""

from typing import NamedTuple

from aikb.index.catalog import Name
from aikb.names.fold import key
from aikb.query.index import Index

MOST = 5


class Near(NamedTuple):
    """Names near to a term, the nearest first, and the one that is clearly meant, if there is one."""

    names: tuple[str, ...]
    clear: str = ""


def near(index: Index, term: str) -> Near:
    """The names of entries nearest to a term by edits of its key, then those that share a part with it."""
    wanted = key(term)
    close = _close(index, wanted)
    ways = [(edits, abs(len(name.key) - len(wanted))) for edits, name in close]  # 学习律 is 学习率 before 学习
    clear = close[0][1].text if close and ways.count(ways[0]) == 1 else ""
    names = [name.text for _, name in close] + [name.text for name in index.catalog.names_sharing(wanted, MOST)]
    return Near(tuple(dict.fromkeys(names))[:MOST], clear)


def reach(wanted: str) -> int:
    """How many edits a slip of the pen may take: short words so far apart are other words, and Han says more in less."""
    if not wanted.isascii():
        return 1 if len(wanted) > 2 else 0
    return 0 if len(wanted) < 3 else 1 if len(wanted) < 6 else 2


def distance(one: str, other: str, most: int) -> int:
    """Edits between two strings: insert, delete, replace, swap of neighbours (optimal string alignment distance).

    Gives `most` + 1 as soon as the edits must exceed `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for to, against in enumerate(other, 1):
            edits = min(last[to] + 1, row[to - 1] + 1, last[to - 1] + (char != against))
            if before and to > 1 and char == other[to - 2] and one[at - 2] == against:
                edits = min(edits, before[to - 2] + 1)
            row.append(edits)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def _close(index: Index, wanted: str) -> list[tuple[int, Name]]:
    """(edits, name) of the names within reach, the fewest edits first, one name for each key."""
    most = reach(wanted)
    best: dict[str, tuple[int, Name]] = {}
    for name in index.catalog.names_of_length(len(wanted) - most, len(wanted) + most) if most else ():
        edits = distance(wanted, name.key, most)
        if edits <= most and name.key not in best:
            best[name.key] = (edits, name)
    length = len(wanted)
    return sorted(
        best.values(), key=lambda pair: (pair[0], abs(len(pair[1].key) - length), pair[1].rank > 0, pair[1].uid)
    )
