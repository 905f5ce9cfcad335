"""Where answers and remarks go: stdout in the form that suits it, stderr for the rest. Rich only at a terminal."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from aikb.errors import AikbError
from aikb.render.sanitize import visible

if TYPE_CHECKING:
    from rich.text import Text

WIDEST = 100  # cells; longer lines of prose are hard to read
NARROWEST = 20
QUIET_SECONDS = 0.5  # work that takes longer says so

COLORS = ("auto", "always", "never")


class Console:
    """Prints. `color` is auto, always or never; NO_COLOR and FORCE_COLOR count under auto."""

    def __init__(self, color: str = "auto") -> None:
        if color not in COLORS:
            raise AikbError(f"no colour mode is called {color!r}", hint=f"choose from: {', '.join(COLORS)}")
        self._color = color
        self._started = time.monotonic()
        self.root: Path | None = None  # of the notes; their places are links once it is known

    @property
    def styled(self) -> bool:
        """Whether answers are drawn for a person, rather than one record a line for a program."""
        forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
        return self._color == "always" or forced or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")

    @property
    def width(self) -> int:
        """The width to draw at, in cells."""
        return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))

    def draw(self, lines: "Iterable[Text]") -> None:
        """Prints styled lines."""
        from rich.console import Console as Rich  # noqa: PLC0415 - 40 ms that pipes do not pay
        from rich.theme import Theme  # noqa: PLC0415

        from aikb.render.screen import Screen  # noqa: PLC0415
        from aikb.render.theme import STYLES  # noqa: PLC0415

        plain = self._color == "never" or (self._color == "auto" and bool(os.environ.get("NO_COLOR")))
        rich = Rich(theme=Theme(STYLES), force_terminal=True, no_color=plain, highlight=False, soft_wrap=True)
        rich.print(Screen(map(self._linked, lines)), end="")

    def _linked(self, line: "Text") -> "Text":
        """The line with its places made links."""
        from aikb.render.hyperlink import link, template  # noqa: PLC0415 - urllib.parse: only at a terminal

        form = template(os.environ) if self.root else ""
        for span in [span for span in line.spans if form and span.style == "aikb.path"]:
            target = link(line.plain[span.start : span.end], self.root or Path(), form)
            if target:
                line.stylize(f"link {target}", span.start, span.end)
        return line

    def lines(self, lines: Iterable[str]) -> None:
        """Prints plain lines."""
        for line in lines:
            self.text(line)

    def text(self, text: str) -> None:
        """Prints a text on stdout, as it is."""
        sys.stdout.write(text + "\n")

    def answer(self, drawn: "Callable[[int], Iterable[Text]]", plain: Callable[[], Iterable[str]]) -> None:
        """Prints whichever form suits stdout; the other one is not made."""
        if self.styled:
            self.draw(drawn(self.width))
        else:
            self.lines(plain())

    def remark(self, text: str) -> None:
        """Says something to the person, on stderr."""
        sys.stdout.flush()
        sys.stderr.write(visible(text, "") + "\n")

    def progress(self, done: int, total: int) -> None:
        """Counts up on stderr, at a terminal only, once the work takes longer than a moment."""
        if sys.stderr.isatty() and (done == total or done % 16 == 0) and self._elapsed() > QUIET_SECONDS:
            end = "\r\x1b[K" if done == total else ""
            sys.stderr.write(f"\raikb: reading notes {done}/{total}{end}")
            sys.stderr.flush()

    def _elapsed(self) -> float:
        return time.monotonic() - self._started
