"""Draw Markdown as lines that fit the terminal, styled or plain."""

import re

from rich.text import Span, Text

from aikb.notes.furniture import without_furniture
from aikb.render.markdown.blocks import Place, block_lines
from aikb.render.markdown.inline import RenderOptions
from aikb.render.markdown.lines import Line
from aikb.render.markdown.parser import parse
from aikb.render.sanitize import visible

__all__ = ["RenderOptions", "plain", "render"]

_DEFAULTS = RenderOptions()
_UNLIMITED = 1_000_000
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|$)")


def render(source: str, width: int, options: RenderOptions = _DEFAULTS) -> list[Text]:
    """Draw the body of a note, or a part of one, as styled lines of at most `width` cells."""
    return [_rich(line) for line in _lines(source, width, options)]


def plain(source: str, width: int | None, options: RenderOptions = _DEFAULTS) -> str:
    """Draw the body of a note, or a part of one, without styles; without a width, paragraphs stay on one line."""
    return "".join(f"{line.text.rstrip(' ')}\n" for line in _lines(source, width or _UNLIMITED, options))


def _lines(source: str, width: int, options: RenderOptions) -> list[Line]:
    lines = visible(source.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    body = "\n".join(without_furniture(lines))
    return block_lines(parse(_dedented(body)), Place(options, max(width, 1)))


def _dedented(source: str) -> str:
    """Shift a part of a nested list to the left margin, where it is a list again and not code."""
    first = next((line for line in source.split("\n") if line.strip()), "").expandtabs(4)
    indent = len(first) - len(first.lstrip(" "))
    if not indent:
        return source
    lines = [line.expandtabs(4) if line[:1] in " \t" else line for line in source.split("\n")]
    if not _MARKER.match(first.lstrip(" ")):
        indent = min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _rich(line: Line) -> Text:
    spans = [Span(start, end, style) for start, end, style in line.marks]
    return Text(line.text, spans=spans, no_wrap=True, overflow="ignore", end="\n")
