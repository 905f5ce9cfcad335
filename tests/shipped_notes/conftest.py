"""A knowledge base over the notes that ship with the program."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.settings import Settings


@pytest.fixture(scope="package")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The project's notes, indexed once in a folder of the tests' own."""
    environ = {**os.environ, "AIKB_CACHE_DIR": str(tmp_path_factory.mktemp("cache"))}
    with KnowledgeBase(Settings(Path(__file__).parents[2] / "notes"), environ) as opened:
        yield opened
