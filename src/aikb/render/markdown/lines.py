"""Collect styled text piece by piece and break it into screen lines, without rich."""

from bisect import bisect_right
from typing import NamedTuple

from aikb.render.sanitize import visible
from aikb.render.wrap import Span, fold, wrap

Mark = tuple[int, int, str]


class Line(NamedTuple):
    """One screen line: its text and which parts of it have which style."""

    text: str
    marks: tuple[Mark, ...] = ()


class Flow:
    """Text that still has to be broken into lines, with the styles that are open while it is written."""

    def __init__(self, *styles: str) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.last = ""
        self.marks: list[Mark] = []
        self._open: list[tuple[int, str]] = [(0, style) for style in styles]

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self.parts)

    def put(self, text: str, *styles: str) -> None:
        """Write text, made safe for the terminal, in the given styles besides those that are open."""
        text = visible(text.replace("\t", "    "), keep="\n")
        self.marks += [(self.length, self.length + len(text), style) for style in styles if text]
        self.parts.append(text)
        self.length += len(text)
        self.last = text[-1:] or self.last

    def append(self, other: "Flow") -> None:
        """Write what another flow holds, with its styles."""
        other.finish()
        self.marks += [(start + self.length, end + self.length, style) for start, end, style in other.marks]
        self.put(other.text)

    def open(self, style: str) -> None:
        """Begin a style."""
        self._open.append((self.length, style))

    def close(self, *prefixes: str) -> None:
        """End the innermost style that begins with one of the prefixes, if one is open."""
        for index in range(len(self._open) - 1, -1, -1):
            start, style = self._open[index]
            if style.startswith(prefixes or ""):
                del self._open[index]
                self.marks.append((start, self.length, style))
                return

    def finish(self) -> None:
        """End every style."""
        while self._open:
            self.close()

    def lines(self, width: int) -> list[Line]:
        """Break the text into lines of at most `width` cells."""
        text = self.text
        return self._cut(text, wrap(text, max(width, 1)))

    def folded(self, width: int) -> list[Line]:
        """Break the text at its own line ends, and anywhere in lines that are too long; keep every space."""
        spans: list[Span] = []
        start = 0
        text = self.text
        for line in text.split("\n"):
            spans += [(start + left, start + right) for left, right in fold(line, max(width, 1))]
            start += len(line) + 1
        return self._cut(text, spans)

    def _cut(self, text: str, spans: list[Span]) -> list[Line]:
        self.finish()
        starts = [start for start, _ in spans]
        marks: list[list[Mark]] = [[] for _ in spans]
        for left, right, style in sorted(self.marks, key=lambda mark: (mark[0], -mark[1])):
            for index in range(max(bisect_right(starts, left) - 1, 0), len(spans)):
                start, end = spans[index]
                if start >= right:
                    break
                if max(left, start) < min(right, end):
                    marks[index].append((max(left, start) - start, min(right, end) - start, style))
        return [Line(text[start:end], tuple(mark)) for (start, end), mark in zip(spans, marks, strict=True)]


def styled(text: str, style: str) -> Line:
    """Make a line of one style."""
    return Line(text, ((0, len(text), style),))


def prefixed(lines: list[Line], first: Line, rest: Line) -> list[Line]:
    """Put `first` before the first line and `rest` before the others."""
    return [joined(first if index == 0 else rest, line) for index, line in enumerate(lines or [Line("")])]


def joined(*lines: Line) -> Line:
    """Put lines behind each other on one line."""
    marks: list[Mark] = []
    offset = 0
    for line in lines:
        marks += [(start + offset, end + offset, style) for start, end, style in line.marks] if offset else line.marks
        offset += len(line.text)
    return Line("".join(line.text for line in lines), tuple(marks))
