"""Print answers on stdout in the form that suits it, the rest on stderr. Rich is imported at a terminal only."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aikb.base.errors import AikbError
from aikb.render.json import dump
from aikb.render.sanitize import visible
from aikb.render.wrap import wrap
from aikb.settings.keys import COLORS, NARROWEST

if TYPE_CHECKING:
    from rich.console import Console as RichConsole
    from rich.console import ConsoleOptions, RenderResult
    from rich.text import Text

    from aikb.render.views import View
    from aikb.settings import Settings

COMFORTABLE = 100  # cells; longer lines of prose are hard to read
QUIET_SECONDS = 0.5  # work that takes longer says so


class Look(NamedTuple):
    """How a person wants an answer drawn: `color` is auto, always or never, `width` is in cells.

    What is empty or 0 is for the settings to say, and where they do not, for the terminal.
    """

    color: str = ""
    width: int = 0
    plain: bool = False


class Console:
    """Prints answers: drawn at a terminal, one record per line elsewhere.

    At a terminal it is drawn for a person, elsewhere it is one record a line; `--color always`, FORCE_COLOR and
    CLICOLOR_FORCE draw it anywhere, `--plain` nowhere, and TERM=dumb is no terminal. NO_COLOR, FORCE_COLOR=0 and
    CLICOLOR=0 leave the colours out; `--color never` leaves out bold and links as well.
    """

    def __init__(self, look: Look) -> None:
        if look.color and look.color not in COLORS:
            raise AikbError(f"no colour mode is called {look.color!r}", hint=f"choose from: {', '.join(COLORS)}")
        self._look = look
        self._started = time.monotonic()
        self.root: Path | None = None  # of the notes; their places are links once it is known
        self.editor_uri = ""  # of the settings: what a place links to, unless AIKB_HYPERLINK says otherwise
        self._pager = ""

    def adopt(self, settings: "Settings") -> None:
        """Take from the settings of the notes what the options left open."""
        self.root = settings.root
        self.editor_uri, self._pager = settings.get("editor_uri"), settings.get("pager")
        color, width = self._look.color or settings.get("color"), self._look.width or settings.get("width")
        self._look = self._look._replace(color=color, width=width)

    @property
    def styled(self) -> bool:
        """Whether answers are drawn for a person instead of printed as one record per line."""
        if self._look.plain:
            return False
        if self._look.color == "always" or _says_yes("FORCE_COLOR") or _says_yes("CLICOLOR_FORCE"):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """Return the width to draw at, in cells."""
        return self._look.width or max(NARROWEST, min(COMFORTABLE, shutil.get_terminal_size().columns))

    def show(self, view: "View", *, json: bool = False, paged: bool = True) -> None:
        """Print an answer as JSON, drawn for a person, or as plain lines; the forms that are not printed are not made."""
        if json:
            self.json(view.data())
            return
        drawn = view.screen(self.width) if self.styled else None
        if drawn is None:
            self.lines(view.lines())
            return
        self.page(drawn, paged=paged and view.paged)
        if (ids := view.numbered()) is not None:
            from aikb.cli import result_numbers  # noqa: PLC0415 - only for who reads at a terminal

            result_numbers.remember(self.root, ids)

    def json(self, answer: Mapping[str, Any]) -> None:
        """Print one JSON object on one line."""
        self.text(dump(answer))

    def draw(self, lines: "Iterable[Text]") -> None:
        """Print styled lines."""
        sys.stdout.write(self._drawn(lines))

    def page(self, lines: "Iterable[Text]", *, paged: bool = True) -> None:
        """Print styled lines, through the user's pager when they do not fit a terminal's screen."""
        if not paged:
            self.draw(lines)
            return
        from aikb.cli.pager import page, pager  # noqa: PLC0415 - shlex and subprocess: only for who reads at a terminal

        drawn = self._drawn(lines)
        fits = drawn.count("\n") < shutil.get_terminal_size().lines
        program = None if fits or not (sys.stdout.isatty() and sys.stdin.isatty()) else pager(os.environ, self._pager)
        sys.stdout.flush()
        if program and page(drawn, program, os.environ):
            return
        if program and program != ["less"]:
            self.remark(f"aikb: the pager {program[0]!r} cannot be started")
        sys.stdout.write(drawn)

    def _drawn(self, lines: "Iterable[Text]") -> str:
        """Return styled lines as text with escape sequences."""
        from rich.console import Console as Rich  # noqa: PLC0415 - 40 ms that pipes do not pay
        from rich.theme import Theme  # noqa: PLC0415 - likewise

        from aikb.render.theme import STYLES  # noqa: PLC0415 - likewise

        never = self._look.color == "never"
        rich = Rich(
            theme=Theme(STYLES),
            file=StringIO(),
            force_terminal=True,
            color_system=None if never else "standard",  # the theme's colours are the sixteen that every terminal has
            no_color=self._look.color in ("", "auto") and not _wants_colors(),
            highlight=False,
            soft_wrap=True,
        )
        with rich.capture() as capture:
            rich.print(Screen(map(self._linked, lines)), end="")
        return capture.get()

    def _linked(self, line: "Text") -> "Text":
        """Return the line with its places as hyperlinks."""
        from aikb.render.hyperlink import link, template  # noqa: PLC0415 - urllib.parse: only at a terminal

        form = template(os.environ, self.editor_uri) if self.root else ""
        for span in [span for span in line.spans if form and span.style == "aikb.path"]:
            target = link(line.plain[span.start : span.end], self.root or Path(), form)
            if target:
                line.stylize(f"link {target}", span.start, span.end)
        return line

    def lines(self, lines: Iterable[str]) -> None:
        """Print plain lines."""
        for line in lines:
            self.text(line)

    def text(self, text: str) -> None:
        """Print a text on stdout, unchanged."""
        sys.stdout.write(text + "\n")

    def exactly(self, lines: Iterable[str]) -> None:
        """Print lines byte by byte; bytes that are not UTF-8 are lone surrogates."""
        sys.stdout.flush()
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape") + b"\n")
        sys.stdout.buffer.flush()

    def verbatim(self, text: str) -> None:
        """Print the Markdown of a note; on a terminal, control characters are made visible."""
        self.text(visible(text) if sys.stdout.isatty() else text)

    def remark(self, text: str) -> None:
        """Print a line on stderr: the answer in brief, or one that begins with `aikb: ` or `hint: `."""
        self._say(visible(text, ""))

    def aside(self, text: str) -> None:
        """Print a less important line on stderr, dim on a terminal."""
        self._say(visible(text, ""), "\x1b[2m{}\x1b[m" if self._look.color != "never" else "{}")

    def _say(self, text: str, look: str = "{}") -> None:
        """Write on stderr, wrapped between words on a terminal, as one line elsewhere."""
        sys.stdout.flush()
        sys.stderr.write((look.format(on_screen(text)) if sys.stderr.isatty() else text) + "\n")

    def progress(self, done: int, total: int) -> None:
        """Count up on stderr, on a terminal only, once the work takes longer than a moment."""
        if sys.stderr.isatty() and (done == total or done % 16 == 0) and self._elapsed() > QUIET_SECONDS:
            end = "\r\x1b[K" if done == total else ""
            sys.stderr.write(f"\raikb: reading notes {done}/{total}{end}")
            sys.stderr.flush()

    def _elapsed(self) -> float:
        return time.monotonic() - self._started


class Screen:
    """Lines that are already wrapped: rich prints them as they are, three times faster than one by one."""

    def __init__(self, lines: "Iterable[Text]") -> None:
        self.lines = lines

    def __rich_console__(self, console: "RichConsole", options: "ConsoleOptions") -> "RenderResult":
        """Yield the segments of every line."""
        for line in self.lines:
            if line.style and not line.spans:
                line.stylize(line.style)  # rich leaves the style of a whole line out when nothing in it has one
            yield from line.render(console, end="\n")


def on_screen(text: str) -> str:
    """Return a remark wrapped between words at the width of the terminal."""
    spans = wrap(text, max(NARROWEST, shutil.get_terminal_size().columns))
    return "\n".join(text[start:end] for start, end in spans)


def _says_yes(variable: str) -> bool:
    return os.environ.get(variable, "") not in ("", "0", "false")


def _wants_colors() -> bool:
    """Return whether the environment allows colours; NO_COLOR wins, and an empty variable is ignored."""
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return forced not in ("0", "false")
    return os.environ.get("CLICOLOR") != "0"
