"""Runs the case files of the extractors."""

import pytest
from entry_cases import CASES, entries_of, read_cases, show

FILES = sorted(path.name for path in CASES.glob("entries_*.md") if path.stem != "entries_mentions")


@pytest.mark.parametrize(("path", "given", "expected"), [case for name in FILES for case in read_cases(name)])
def test_entries(path: str, given: str, expected: str) -> None:
    _, entries = entries_of(path, given)
    assert "\n".join(show(entries)) == expected
