"""The one grammar of formulas: `$x$` in a line, and `$$ … $$` in a line or over several."""

from collections.abc import Iterable

# A price is no formula: no blank inside the dollars, no letter or digit right behind them.
INLINE = r"\$(?=[^\s$])(?:[^$\\\n]|\\.)*+(?<!\s)\$(?![0-9A-Za-z])"
# Bounded, so that two stray `$$` far apart hide nothing.
DISPLAY = r"\$\$(?:[^$]|\$(?!\$)){1,4000}+\$\$"
FORMULA = rf"(?:{DISPLAY}|{INLINE})"

SIGN = "$$"


def closing_line(lines: Iterable[str]) -> int | None:
    """Return the index of the line whose `$$` closes the formula that the first line opens, or None."""
    for at, line in enumerate(lines):
        if SIGN in (line if at else line.removeprefix(SIGN)):
            return at
    return None
