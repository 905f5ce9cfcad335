"""Draw search results: names, passage, place; results of one note together."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from aikb.model import Hit, SearchResult
from aikb.render.lines import score_parts
from aikb.render.pieces import flow, names, numbered, spoken, units, where
from aikb.render.sanitize import visible
from aikb.render.words import breadcrumb

SNIPPET_LINES = 3
MANY_NAMES = 7
_FURTHEST = 2  # places that a hit may move before or after its rank


def grouped(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Group the hits of a note, as long as none moves far from its rank."""
    groups: list[list[Hit]] = []
    pushed: list[int] = []  # by how many places each group's hits come after their rank
    for hit in hits:
        at = _home(groups, pushed, hit)
        if at is None:
            groups.append([hit])
            pushed.append(0)
        else:
            groups[at].append(hit)
            pushed[at + 1 :] = [each + 1 for each in pushed[at + 1 :]]
    return groups


def _home(groups: Sequence[Sequence[Hit]], pushed: Sequence[int], hit: Hit) -> int | None:
    """Return the group of the hit's note, if it is close enough."""
    passed = 0
    for at in range(len(groups) - 1, -1, -1):
        if groups[at][0].entry.path == hit.entry.path:
            return at
        passed += len(groups[at])
        if passed > _FURTHEST or pushed[at] >= _FURTHEST:
            break
    return None


def shown(result: SearchResult) -> list[Hit]:
    """Return the hits in the order of their numbers on the screen."""
    return [hit for group in grouped(result.hits) for hit in group]


def search(result: SearchResult, width: int, *, explain: bool = False) -> Iterator[Text]:
    """Yield a block for each hit; several hits of a note come below its title."""
    of, number = len(result.hits), 0
    for group in grouped(result.hits):
        if len(group) > 1:
            yield from flow(Text(visible(group[0].entry.note, ""), "aikb.note"), width)
        for hit in group:
            number += 1
            lines = _hit(hit, width - len(str(of)) - 1, titled=len(group) > 1, explain=explain)
            yield from numbered(lines, number, of)
        yield Text()


def _hit(hit: Hit, width: int, *, titled: bool, explain: bool) -> Iterator[Text]:
    """Yield names, passage and place; `titled` omits the note's title, which is above already."""
    entry = hit.entry
    below = breadcrumb(entry).removeprefix(entry.note).removeprefix(" › ") if titled else None
    yield from units(names(entry.names[:MANY_NAMES], marks=hit.name_marks), width)
    yield from spoken(hit, width, SNIPPET_LINES) if hit.snippet else ()
    yield from units(where(entry, hit.match_line, below), width, 2)
    if explain:
        yield from flow(Text(score_parts(hit), "aikb.dim"), width)
