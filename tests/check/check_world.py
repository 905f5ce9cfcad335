"""A folder of notes and its check, opened anew for each run as each command does."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from aikb.check.config import Config
from aikb.index.cache import Cache
from aikb.kb.check import Check
from aikb.settings import Settings

Adjust = Callable[[Config], Config]

GOOD = "---\ntitle: {title}\n---\n\n正文。\n"


class World:
    """A notes folder below a test's own folder, beside a cache; or `root`, with a cache of its own."""

    def __init__(self, folder: Path, root: Path | None = None) -> None:
        self.root = root or folder / "notes"
        self.root.mkdir(exist_ok=True)
        self.cache = Cache(folder / "cache" / "here")
        self.read = 0  # notes that the last run read

    def write(self, path: str, text: str | bytes, age: float = 3600) -> Path:
        """Writes a note as if `age` seconds ago."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        then = time.time() - age
        os.utime(file, (then, then))
        return file

    def check(self, **options: Any) -> Check:
        """A check with these options."""
        return Check(Settings(self.root), self.cache, Config(**options), self._count)

    def found(self, *paths: str, **options: Any) -> list[str]:
        """`path:line:column CODE` of all findings."""
        self.read = 0
        checked = self.check(**options).findings(paths)
        return [f"{each.path}:{each.line}:{each.column} {each.rule}" for each in checked.findings]

    def _count(self, done: int, _: int) -> None:
        self.read = done


def texts(root: Path) -> Mapping[str, bytes]:
    """Path → bytes of all files below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
