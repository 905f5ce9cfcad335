"""An index kept up to date answers as one that was built anew."""

import random
import shutil
from pathlib import Path

import pytest
from index_world import change, snapshot, synced


@pytest.mark.parametrize("seed", range(4))
def test_incremental__as_built_anew(tmp_path: Path, environ: dict[str, str], seed: int) -> None:
    """After any edits, additions, removals and renames the kept index equals a fresh one, word for word."""
    root = tmp_path / "notes"
    root.mkdir()
    rng = random.Random(seed)
    for _ in range(9):
        change(root, rng)
    for _ in range(12):
        for _ in range(rng.randrange(1, 4)):
            change(root, rng)
        kept = snapshot(synced(root, environ))
        shutil.copytree(root, tmp_path / "twin")
        fresh = snapshot(synced(tmp_path / "twin", environ, "asked for"))
        shutil.rmtree(tmp_path / "twin")
        assert kept == fresh
