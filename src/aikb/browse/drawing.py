"""Draw entries and hits for textual's widgets, with aikb's own styles resolved."""

from collections.abc import Iterable
from functools import cache

from rich.style import Style
from rich.text import Span, Text

from aikb.browse.asking import Page
from aikb.model import Entry, Hit, TagCount
from aikb.render import terminal
from aikb.render.pieces import marked, names
from aikb.render.sanitize import visible
from aikb.render.theme import STYLES

_FEW_NAMES = 3


def page(shown: Page, width: int) -> Text:
    """Return an entry drawn at a width."""
    return _resolved(Text("\n").join(terminal.show(shown.passage, width)))


def hit(found: Hit) -> Text:
    """Return a hit in two lines: names, passage."""
    called = names(found.entry.names[:_FEW_NAMES], marks=found.name_marks)
    return Text("\n").join((_resolved(called), _resolved(marked(found.snippet, found.marks, "aikb.dim"))))


def entry(listed: Entry) -> Text:
    """Return an entry in two lines: names, place."""
    return Text("\n").join(
        (_resolved(names(listed.names[:_FEW_NAMES])), Text(visible(listed.path, ""), _style("aikb.dim")))
    )


def tag(counted: TagCount) -> Text:
    """Return a tag and the number of its notes."""
    return Text.assemble(visible(f"#{counted.tag}", ""), (f"  {len(counted.notes)}", _style("aikb.dim")))


def lead(number: int, arrow: str, to: Entry) -> Text:
    """Return a link on one line: the key that follows it, its direction, its target."""
    return _resolved(
        Text.assemble((f"{number} " if number < 10 else "  ", "aikb.number"), arrow, " ", names(to.names[:2]))
    )


def _resolved(text: Text) -> Text:
    spans: Iterable[Span] = (Span(span.start, span.end, _style(str(span.style))) for span in text.spans)
    return Text(
        text.plain, style=_style(str(text.style)), spans=list(spans), no_wrap=text.no_wrap, overflow=text.overflow
    )


@cache
def _style(name: str) -> Style:
    return Style.parse(STYLES.get(name, name) or "none")
