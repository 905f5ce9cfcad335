"""Notes before and after a change are shown as a patch: drawn for a person, or to the byte for `git apply`."""

import sys
from collections.abc import Iterable

from aikb.check.diff import unified
from aikb.check.fix import FixedNote
from aikb.cli.console import Console
from aikb.render.sanitize import visible


def show_patch(out: Console, mended: Iterable[FixedNote]) -> None:
    """Prints what changes in the notes."""
    if out.styled:
        from aikb.render import findings  # noqa: PLC0415 - rich: only at a terminal

        out.draw(findings.diff(unified(mended, exact=False)))
    elif sys.stdout.isatty():
        out.lines(visible(line, "\t") for line in unified(mended, exact=False))
    else:
        out.exactly(unified(mended, exact=True))
