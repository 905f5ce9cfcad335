"""Draw links and related entries: names, the sentences around them, and places."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from aikb.model import Hit
from aikb.model.links import Neighbour, Neighbours
from aikb.render.pieces import NARROWEST, flow, marked, names, numbered, shortened, units
from aikb.render.sanitize import visible
from aikb.render.words import SECTIONS, TITLES, called, goal, in_order, place
from aikb.render.wrap import wrap

_SENTENCE_LINES = 2
_FEW_NAMES = 3
_SIGNS = {
    "links": "linked",
    "mentions": "mentioned",
    "names": "similar name",
    "text": "same terms",
    "company": "often together",
}


def links(found: Neighbours, width: int) -> Iterator[Text]:
    """Yield the names, then each section: entries, with the sentence below those that share it."""
    yield from units(names(found.entry.names), width)
    of = sum(link.entry is not None for link in in_order(found))
    digits, number = len(str(of)), 0
    for section in SECTIONS:
        part = getattr(found, section)
        if part:
            yield Text()
            yield Text.assemble((TITLES[section], "aikb.note"), (f"  {len(part)}", "aikb.dim"))
        for _, said in groupby(part, lambda link: (link.path, link.line, link.text)):
            together = list(said)
            for link in together:
                number += link.entry is not None
                lines = _link(link, section, width - digits - 1)
                yield from numbered(lines, number, of) if link.entry else _unnumbered(lines, digits)
            yield from _unnumbered(_sentence(together, width - digits - 1), digits)


def _link(link: Neighbour, section: str, width: int) -> list[Text]:
    """Return the name, the kind of link, and the place."""
    how = "" if section == "mentions" or link.written else "  mentioned"
    far = f"  {link.depth} links away" if link.depth > 1 else ""
    lost = "" if link.entry or link.file else "  broken link"
    name = (visible(called(link) or "(no text)", ""), "aikb.error" if lost else "aikb.name")
    where = (visible(f"  {goal(link, section)}", ""), "aikb.path")
    return units(Text.assemble(name, (f"{how}{far}{lost}", "aikb.dim"), where), width, 2)


def _sentence(links: Sequence[Neighbour], width: int) -> list[Text]:
    """Return two lines of the sentence, starting near the first link when it is long."""
    text = links[0].text
    spans = [(at, at + len(link.label)) for link in links if link.label and (at := text.find(link.label)) >= 0]
    sentence = marked(text, spans)
    first, last = min(spans, default=(0, 0))
    starts = [start for start, _ in wrap(sentence.plain, max(NARROWEST, width))]
    row = max((row for row, start in enumerate(starts) if start <= first), default=0)
    lines: list[Text] = []
    for start in (starts[max(0, min(row, len(starts) - _SENTENCE_LINES))], starts[row], first) if text else ():
        rest = Text("…").append_text(sentence[start:]) if start else sentence
        lines = shortened(flow(rest, width), width, _SENTENCE_LINES)
        if _holds(lines, sentence.plain[first:last]):
            break
    return lines


def _holds(lines: Iterable[Text], part: str) -> bool:
    """Return whether the lines show a part of their text; an ellipsis may have pushed it out."""
    return "".join(part.split()) in "".join("".join(line.plain for line in lines).split())


def _unnumbered(lines: Iterable[Text], digits: int) -> Iterator[Text]:
    return (Text.assemble(" " * (digits + 1), line) for line in lines)


def unresolved(found: Iterable[Neighbour], width: int) -> Iterator[Text]:
    """Yield a line for each broken link: its place and its target."""
    for link in found:
        where = (visible(f"{link.path}:{link.line}", ""), "aikb.path")
        yield from flow(Text.assemble(where, "  ", (visible(link.label, ""), "aikb.error")), width, 2)


def counted(found: Sequence[Hit], width: int) -> Iterator[Text]:
    """Yield a line for each entry: number, names, place, number of links."""
    for number, hit in enumerate(found, 1):
        line = Text.assemble(names(hit.entry.names[:_FEW_NAMES]), "  ", (visible(place(hit.entry), ""), "aikb.path"))
        line.append(f"  ← {hit.score:g}", "aikb.dim")
        yield from numbered(units(line, width - len(str(len(found))) - 1, 2), number, len(found))


def related(found: Sequence[Hit], width: int) -> Iterator[Text]:
    """Yield a line for each entry: number, names, place, reason."""
    for number, hit in enumerate(found, 1):
        why = ", ".join(_SIGNS[sign] for sign in sorted(hit.parts, key=lambda each: -hit.parts[each]) if sign in _SIGNS)
        line = Text.assemble(names(hit.entry.names[:_FEW_NAMES]), "  ", (visible(place(hit.entry), ""), "aikb.path"))
        line.append(f"  {why}", "aikb.dim")
        yield from numbered(units(line, width - len(str(len(found))) - 1, 2), number, len(found))
