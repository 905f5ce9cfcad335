"""Findings of one note to a text of the memory, and back."""

import json
from collections.abc import Iterable, Iterator

from aikb.model import Edit, Problem


class DamagedError(Exception):
    """The memory holds what was never written there."""


def from_problems(found: Iterable[Problem]) -> str:
    """The findings without their path, which the note has."""
    rows = [problem[1:] for problem in found]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else "[]"


def to_problems(path: str, text: str) -> Iterator[Problem]:
    """The findings of a note. Raises DamagedError when the text is none of ours."""
    try:
        for line, column, rule, message, severity, edits, safe in json.loads(text):
            yield Problem(path, line, column, rule, message, severity, tuple(Edit(*edit) for edit in edits), safe)
    except (ValueError, TypeError) as error:
        raise DamagedError(f"{path}: {error}") from error
