"""Options and fixtures of the whole suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` rewrites the console transcripts with what the program says now."""
    parser.addoption("--update", action="store_true", help="rewrite tests/transcripts; read the diff")
