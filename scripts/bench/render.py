"""How whole, how well broken and how fast notes come to the screen, beside rich's own Markdown, in one run.

Usage: scripts/bench/render.py FOLDER [--widths 40,60,80,120] [--runs 5]

`lost` counts letters, digits and Han characters that the note's text has and the screen has not; what the text of a note
is, markdown-it says, not the renderer. `starts` counts screen lines that begin with punctuation no Chinese line begins
with. `ms` is the median time for one note at 80 cells, parsed and drawn, and `ratio` what that is to rich's.
"""

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console
from rich.markdown import Markdown
from rich.theme import Theme

from aikb.cli.console import Screen
from aikb.notes.reader import read_note
from aikb.render.markdown.draw import RenderOptions, plain, render
from aikb.render.theme import STYLES

FORBIDDEN = "，。、；：？！）」』】》”…"
TIMED = 80  # cells
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]+\$", re.DOTALL)


def told(text: str) -> Counter[str]:
    """What a reader would miss of a text: letters, digits, Han characters; formulas may be written otherwise."""
    return Counter(char for char in _FORMULA.sub("", text) if char.isalnum())


def texts(tokens: list[Token]) -> Iterator[str]:
    """The text that tokens carry, without addresses and HTML."""
    for token in tokens:
        if token.children:
            yield from texts(token.children)
        elif not token.type.startswith("html"):
            yield token.content


def stock(source: str, width: int) -> str:
    """The note as rich draws it."""
    console = Console(file=StringIO(), width=width, force_terminal=True, color_system="standard")
    with console.capture() as capture:
        console.print(Markdown(source))
    return capture.get()


def ours(source: str, width: int) -> str:
    """The note as aikb draws it, with colours."""
    console = Console(
        file=StringIO(), width=width, force_terminal=True, color_system="standard", theme=Theme(STYLES), soft_wrap=True
    )
    with console.capture() as capture:
        console.print(Screen(iter(render(source, width, RenderOptions(links=True)))), end="")
    return capture.get()


def lost(wanted: Counter[str], screen: str) -> int:
    """How many characters are not on the screen."""
    return sum((wanted - Counter(screen)).values())


def bad_starts(screen: str) -> int:
    """Return how many lines start with a character that may not start one, frames aside."""
    return sum(line.lstrip(" │▌•◦▪")[:1] in tuple(FORBIDDEN) for line in screen.split("\n"))


def unstyled(screen: str) -> str:
    """A screen without escapes."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", screen)


def seconds(draw: Callable[[str, int], str], source: str) -> float:
    """The time of one drawing."""
    began = time.perf_counter()
    draw(source, TIMED)
    return time.perf_counter() - began


def measure(path: Path, widths: list[int], runs: int) -> tuple[int, int, int, int, float, float]:
    """Lost characters, bad starts (each ours and rich's), and both times, of one note."""
    note = read_note(path.name, path.read_bytes())
    body = "\n".join(note.lines[note.body_line - 1 :])
    wanted = told(" ".join(texts(MarkdownIt().enable(["table", "strikethrough"]).parse(body))))
    own = [plain(body, width) for width in widths]
    rich = [unstyled(stock(body, width)) for width in widths]
    pairs = [(seconds(ours, body), seconds(stock, body)) for _ in range(runs + 1)][1:]  # the first one warms up
    return (
        sum(lost(wanted, screen) for screen in own),
        sum(lost(wanted, screen) for screen in rich),
        sum(map(bad_starts, own)),
        sum(map(bad_starts, rich)),
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
    )


def main() -> int:
    """Prints a row for each note and their sum; fails when something is lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--widths", default="40,60,80,120")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    widths = [int(width) for width in given.widths.split(",")]
    print(f"{'note':40} {'lost':>6} {'rich':>6} {'starts':>6} {'rich':>6} {'ms':>7} {'rich':>7} {'ratio':>6}")
    rows = []
    for path in sorted(given.folder.rglob("*.md")):
        rows.append(row := measure(path, widths, given.runs))
        show(path.name, row)
    show("all", tuple(sum(column) for column in zip(*rows, strict=True)))
    return 1 if any(row[0] or row[2] for row in rows) else 0


def show(name: str, row: tuple[float, ...]) -> None:
    """Prints one row."""
    lost_own, lost_rich, starts_own, starts_rich, own, rich = row
    counts = f"{lost_own:6} {lost_rich:6} {starts_own:6} {starts_rich:6}"
    print(f"{name:40} {counts} {1000 * own:7.1f} {1000 * rich:7.1f} {own / rich if rich else 0:6.2f}")


if __name__ == "__main__":
    sys.exit(main())
