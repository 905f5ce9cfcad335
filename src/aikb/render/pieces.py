"""Building blocks of screens: names, places, passages with marks, wrapped lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from aikb.model import Entry, Hit
from aikb.render.sanitize import visible
from aikb.render.width import cell_width
from aikb.render.words import above
from aikb.render.wrap import wrap

_BORDER = re.compile(r" [·›] |  +")
NARROWEST = 8  # cells that are left for text, however deep it is nested

Spans = Sequence[tuple[int, int]]


def names(shown: Iterable[str], first: str = "aikb.name", marks: Sequence[Spans] = ()) -> Text:
    """Return names separated by dots, the first in its own style; `marks` are the spans of each that matched."""
    line = Text()
    for at, name in enumerate(shown):
        line.append(" · " if at else "", "aikb.alias")
        line.append_text(marked(name, marks[at] if at < len(marks) else (), "aikb.alias" if at else first))
    return line


def marked(text: str, spans: Spans, style: str = "") -> Text:
    """Return a text with its matches highlighted."""
    shown = Text(visible(text, ""), style)
    if len(shown.plain) == len(text):  # else control characters were spelt out and the spans are off
        for start, end in spans:
            shown.stylize("aikb.hit", start, end)
    return shown


def where(entry: Entry, line: int, below: str | None = None) -> Text:
    """Return `path:line`, and dim behind it the headings above."""
    headings = above(entry) if below is None else below
    return Text.assemble(
        (visible(f"{entry.path}:{line}", ""), "aikb.path"),
        (visible(f"  {headings}" if headings else "", ""), "aikb.dim"),
    )


def spoken(hit: Hit, width: int, most: int) -> list[Text]:
    """Return the passage of a hit in at most `most` lines; a cut leaves an ellipsis."""
    return shortened(flow(marked(hit.snippet, hit.marks), width), width, most)


def shortened(lines: list[Text], width: int, most: int) -> list[Text]:
    """Return at most `most` lines; a cut leaves an ellipsis."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    last.truncate(width - 2, overflow="crop")
    last.rstrip()
    return [*lines[: most - 1], last.append("…")]


def numbered(lines: Iterable[Text], number: int, of: int) -> Iterator[Text]:
    """Yield lines behind a number for `aikb show`; the numbers of one answer have the same width."""
    digits = len(str(of))
    for at, line in enumerate(lines):
        yield Text.assemble((f"{number:>{digits}} ", "aikb.number") if not at else " " * (digits + 1), line)


def flow(text: Text, width: int, hanging: int = 0) -> list[Text]:
    """Wrap a styled text by the rules of Chinese; all lines but the first are indented by `hanging`."""
    spans = wrap(text.plain, max(NARROWEST, width - hanging), max(NARROWEST, width))
    return [
        Text.assemble(" " * hanging if at and hanging else "", text[start:end]) for at, (start, end) in enumerate(spans)
    ]


def units(text: Text, width: int, hanging: int = 0) -> list[Text]:
    """Wrap names, or a place and its headings, between these units where they fit a line."""
    lines: list[Text] = []
    for start, end in _runs(text.plain, width, hanging):
        indent = hanging if lines else 0
        lines += [Text.assemble(" " * indent, line) for line in flow(text[start:end], width - indent)]
    return lines


def _runs(text: str, width: int, hanging: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of as many whole units as fit a line, with their separators, or of one unit that does not fit."""
    start = last = 0
    for border, end in [*(found.span() for found in _BORDER.finditer(text)), (len(text), len(text))]:
        if last > start and _cells(text, start, end) > width - (hanging if start else 0):
            yield _stripped(text, start, last)
            start = last
        last = end
        if _cells(text, start, end) > width - (hanging if start else 0) >= _cells(text, start, border):
            yield _stripped(text, start, border)  # only the sign does not fit
            start = last = border
    if start < len(text) or not start:
        yield _stripped(text, start, len(text))


def _cells(text: str, start: int, end: int) -> int:
    return cell_width(text[start:end].strip())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip(" ")), start + len(part.rstrip(" "))


def trimmed(lines: Sequence[Text]) -> list[Text]:
    """Return the lines without blank ones at either end."""
    seen = [at for at, line in enumerate(lines) if line.plain.strip()]
    return list(lines[seen[0] : seen[-1] + 1]) if seen else []
