"""What the memory of `check` depends on besides the notes: when any of it changes, the memory is made anew."""

import hashlib
from pathlib import Path

from aikb.check.config import Config
from aikb.names import concepts, lexicon

_PACKAGE = Path(__file__).parents[1]
_CODE = ("base", "model", "notes", "words", "names", "entries", "links", "check")
_VERSION = 1  # of the tables


def stamp(root: Path, config: Config) -> str:
    """One line that is equal for two memories if and only if both may be used alike.

    The code of rules and readers counts by size and time of its files, so that nobody has to think of a number.
    """
    files = (file for name in _CODE for file in _files(_PACKAGE / name))
    code = repr(sorted((str(file), (status := file.stat()).st_size, status.st_mtime_ns) for file in files))
    wishes = repr((config.tags, config.required, config.keys, config.order, config.dialect))
    digest = hashlib.sha256(f"{code}{wishes}".encode("utf-8", "replace")).hexdigest()[:20]
    return f"{_VERSION} {digest} {' '.join(map(lexicon.fingerprint, concepts.sources(root)))}"


def _files(path: Path) -> list[Path]:
    return list(path.rglob("*.py")) if path.is_dir() else [path]
