"""The input of a format: findings, rules, and the lines of notes."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.notes.files import read_bytes

_KEPT = 64  # notes whose lines are kept


class Report(NamedTuple):
    """Findings by place. `prefix` is the path from the working folder to the notes, for programs that start there."""

    findings: Sequence[Problem]
    notes: int  # that were checked
    rules: Mapping[str, Rule]  # all rules, by code
    lines: Callable[[str], Sequence[str]]  # of a note, by its path
    prefix: str = ""  # empty, or with a "/" at its end
    fixed: int | None = None  # how many findings were fixed before, if that was asked for


def lines_of(root: Path) -> Callable[[str], Sequence[str]]:
    """Return a function from the path of a note to its lines, none if it cannot be read any more."""

    @lru_cache(maxsize=_KEPT)
    def lines(path: str) -> Sequence[str]:
        from aikb.notes.decode import decode, split_lines  # noqa: PLC0415 - few runs show a line

        try:
            return split_lines(decode(read_bytes(root, path)).text)
        except (OSError, ValueError):
            return ()

    return lines
