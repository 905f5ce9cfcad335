"""A file of known findings to skip, so that old notes can be checked from now on.

A finding is identified by its path, its rule and the text of its line (its message, if the line is empty), not by the
line's number; findings of one kind are counted, so that one more is new.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from aikb.base import atomic
from aikb.base.errors import AikbError
from aikb.model import Problem

VERSION = 1

_LONGEST = 200  # characters of a line that are kept
_LARGEST = 64 * 1024 * 1024  # bytes

Lines = Callable[[str], Sequence[str]]


class Key(NamedTuple):
    """What identifies a finding."""

    path: str
    rule: str
    text: str


class Baseline:
    """NoteRecord findings, counted."""

    def __init__(self, known: Mapping[Key, int] = MappingProxyType({})) -> None:
        self.known = known

    def new(self, findings: Iterable[Problem], lines: Lines) -> list[Problem]:
        """Return the findings that are not known, in order; `lines` returns the lines of a note by its path."""
        if not self.known:
            return list(findings)
        left = Counter(self.known)
        fresh = []
        for problem in findings:
            key = key_of(problem, lines)
            if left[key] > 0:
                left[key] -= 1
            else:
                fresh.append(problem)
        return fresh


def counted(findings: Iterable[Problem], lines: Lines) -> Baseline:
    """Return the baseline of these findings."""
    return Baseline(Counter(key_of(problem, lines) for problem in findings))


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises AikbError if it does not exist or is something else."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        table = json.loads(data)
        if table["version"] != VERSION:
            raise ValueError(f"version {table['version']}")
        return Baseline({Key(*map(_text, row[:3])): int(row[3]) for row in table["findings"]})
    except OSError as error:
        raise AikbError(
            f"cannot read the baseline {path}: {error.strerror}", hint="--write-baseline makes it"
        ) from error
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise AikbError(f"{path} is no baseline of this version", hint="name another file, or remove it") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write a baseline, one finding a line, so that versions can be compared and merged.

    Raises AikbError if it cannot be written, or if the file exists and is not a baseline.
    """
    if path.exists():
        read_baseline(path)
    rows = [json.dumps([*key, count], ensure_ascii=False) for key, count in sorted(baseline.known.items())]
    body = ",\n    ".join(rows)
    text = f'{{\n  "version": {VERSION},\n  "findings": [\n    {body}\n  ]\n}}\n' if rows else _EMPTY
    try:
        atomic.replace(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise AikbError(f"cannot write the baseline {path}: {error.strerror}", hint="name another file") from error


_EMPTY = f'{{\n  "version": {VERSION},\n  "findings": []\n}}\n'


def key_of(problem: Problem, lines: Lines) -> Key:
    """Return what identifies a finding."""
    found = lines(problem.path)
    text = found[problem.line - 1] if 1 <= problem.line <= len(found) else ""
    return Key(problem.path, problem.rule, " ".join(text.split())[:_LONGEST] or problem.message)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is expected")
    return value
