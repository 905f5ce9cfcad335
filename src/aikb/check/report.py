"""What a format is given to write: the findings, what they were found with, and where the notes are."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aikb.check.rule import Rule
from aikb.model import Problem


class Report(NamedTuple):
    """Findings by place. `prefix` leads from the working folder to the notes, for programs that look from there."""

    findings: Sequence[Problem]
    notes: int  # that were looked at
    rules: Mapping[str, Rule]  # by code, all that are known
    lines: Callable[[str], Sequence[str]]  # of a note, by its path
    prefix: str = ""  # empty, or with a "/" behind it
    fixed: int | None = None  # how many findings were mended before, if that was asked for
