"""A knowledge base over tests/notes_sample, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aikb.kb import KnowledgeBase
from aikb.settings import find_settings


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeBase]:
    """The sample notes, with a cache of their own."""
    folder = Path(__file__).parents[1] / "notes_sample"
    environ = {"AIKB_CACHE_DIR": str(tmp_path_factory.mktemp("cache")), "HOME": "/nonexistent"}
    with KnowledgeBase(find_settings(str(folder), environ, folder), environ) as kb:
        yield kb
