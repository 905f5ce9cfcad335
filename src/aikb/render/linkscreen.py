"""Links and related entries as Rich text: names, the sentences around them, and where they stand, each with a number."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from aikb.model import Hit
from aikb.neighbours import Neighbour, Neighbours
from aikb.render.linkrows import SECTIONS, goal
from aikb.render.pieces import flow, marked, names, numbered, units
from aikb.render.sanitize import visible
from aikb.render.words import place

_SENTENCE_LINES = 2
_FEW_NAMES = 3
_SIGNS = {
    "links": "linked",
    "mentions": "mentioned",
    "names": "name",
    "text": "speaks of the same",
    "company": "spoken of together",
}
_TITLES = {"outgoing": "leads to", "backlinks": "linked from", "mentions": "mentioned in"}


def links(found: Neighbours, width: int) -> Iterator[Text]:
    """The names, then each section with a block for each link."""
    yield from units(names(found.entry.names), width)
    of = sum(link.entry is not None for link in rows(found))
    number = 0
    for section in SECTIONS:
        part = getattr(found, section)
        if part:
            yield Text()
            yield Text.assemble((_TITLES[section], "aikb.note"), (f"  {len(part)}", "aikb.dim"))
        for link in part:
            number += link.entry is not None
            lines = _link(link, section, width - len(str(of)) - 1)
            yield from numbered(lines, number, of) if link.entry else _unnumbered(lines, len(str(of)))


def rows(found: Neighbours) -> list[Neighbour]:
    """The links in the order in which the screen numbers them."""
    return [link for section in SECTIONS for link in getattr(found, section)]


def _link(link: Neighbour, section: str, width: int) -> Iterator[Text]:
    how = "" if section == "mentions" or link.written else "  mentioned"
    far = f"  over {link.depth} links" if link.depth > 1 else ""
    lost = "" if link.entry else "  leads nowhere"
    called = (visible(link.entry.name if link.entry else link.label, ""), "aikb.alias" if link.entry else "aikb.error")
    yield from flow(Text.assemble(called, (f"{how}{far}{lost}", "aikb.dim")), width)
    yield from _sentence(link, width)
    yield from flow(Text(visible(goal(link, section), ""), "aikb.path"), width)


def _sentence(link: Neighbour, width: int) -> Iterator[Text]:
    at = link.text.find(link.label)
    lines = flow(marked(link.text, [(at, at + len(link.label))] if at >= 0 and link.label else []), width)
    first = next((row for row, line in enumerate(lines) if any(span.style == "aikb.hit" for span in line.spans)), 0)
    start = max(0, min(first, len(lines) - _SENTENCE_LINES))
    for row in range(start, min(start + _SENTENCE_LINES, len(lines))):
        line = lines[row]
        if (row == start and row) or (row == start + _SENTENCE_LINES - 1 and row + 1 < len(lines)):
            line.truncate(width - 2, overflow="crop")
            line.rstrip()
            line = Text("…").append_text(line) if row == start and row else line.append("…")
        yield line


def _unnumbered(lines: Iterable[Text], digits: int) -> Iterator[Text]:
    return (Text.assemble(" " * (digits + 1), line) for line in lines)


def unresolved(found: Iterable[Neighbour], width: int) -> Iterator[Text]:
    """A line for each link that leads nowhere: where it stands, what it names."""
    for link in found:
        where = (visible(f"{link.path}:{link.line}", ""), "aikb.path")
        yield from flow(Text.assemble(where, "  ", (visible(link.label, ""), "aikb.error")), width, 2)


def counted(found: Sequence[Hit], width: int) -> Iterator[Text]:
    """A line for each entry: number, how many lead to it, names, place."""
    digits = len(f"{max((hit.score for hit in found), default=1):g}")
    for number, hit in enumerate(found, 1):
        line = Text.assemble((f"{hit.score:>{digits}g}  ", "aikb.tag"), names(hit.entry.names[:_FEW_NAMES]), "  ")
        line.append(visible(place(hit.entry), ""), "aikb.path")
        yield from numbered(flow(line, width - len(str(len(found))) - 1, digits + 2), number, len(found))


def related(found: Sequence[Hit], width: int) -> Iterator[Text]:
    """A line for each entry: number, names, why, place."""
    for number, hit in enumerate(found, 1):
        why = ", ".join(_SIGNS[sign] for sign in sorted(hit.parts, key=lambda each: -hit.parts[each]) if sign in _SIGNS)
        line = Text.assemble(names(hit.entry.names[:_FEW_NAMES]), (f"  {why}  ", "aikb.dim"))
        line.append(visible(place(hit.entry), ""), "aikb.path")
        yield from numbered(flow(line, width - len(str(len(found))) - 1, 2), number, len(found))
