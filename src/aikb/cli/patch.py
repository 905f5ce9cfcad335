"""Show a change to notes as a patch: drawn for a person, or byte by byte for `git apply`."""

import sys
from collections.abc import Iterable

from aikb.check.diff import unified
from aikb.check.fix import FixedNote
from aikb.cli.console import Console
from aikb.model import Change
from aikb.render.sanitize import visible


def show_patch(out: Console, changed: Iterable[FixedNote]) -> None:
    """Print what changes in the notes."""
    if out.styled:
        from aikb.render import findings  # noqa: PLC0415 - rich: only at a terminal

        out.draw(findings.diff(unified(changed, exact=False)))
    elif sys.stdout.isatty():
        out.lines(visible(line, "\t") for line in unified(changed, exact=False))
    else:
        out.exactly(unified(changed, exact=True))


def show_changes(out: Console, changes: Iterable[Change]) -> None:
    """Print changes that no rule of `check` asked for."""
    show_patch(out, [FixedNote(*change) for change in changes])
