"""Commits of a Whoosh index, each kept until the one after the next is written.

The catalog names the commit that belongs to it, so the catalog's own commit makes both valid at one moment, wherever a
kill happens. Whoosh itself would open the newest, and remove the others when it writes.
"""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aikb.base.errors import CacheUnusable, IndexDamagedError
from aikb.index.whoosh.schema import INDEX_NAME, import_whoosh, make_schema

WORDS_FOLDER = "words"
_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE}


class Commit:
    """One commit of an index: as much of whoosh.index.FileIndex as its writer needs, but not always the newest."""

    indexname = INDEX_NAME

    def __init__(self, generation: Path, number: int) -> None:
        import_whoosh()
        from whoosh.filedb.filestore import FileStorage  # noqa: PLC0415 - after import_whoosh

        self.folder = generation / WORDS_FOLDER
        self.storage = FileStorage(str(self.folder), supports_mmap=False)
        self.schema = make_schema()
        self.number = number

    def _read_toc(self) -> Any:
        from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh

        return TOC.read(self.storage, INDEX_NAME, gen=self.number, schema=self.schema)

    def reader(self) -> Any:
        """Return a reader of the commit, which later writes do not affect."""
        from whoosh.index import FileIndex  # noqa: PLC0415 - after import_whoosh

        toc = self._read_toc()
        return FileIndex._reader(self.storage, toc.schema, toc.segments, toc.generation)  # noqa: SLF001 - see the class

    def segments(self) -> list[Any]:
        """Return its segments."""
        return list(self._read_toc().segments)

    def files(self) -> tuple[str, ...]:
        """Return the prefixes of the names of its files."""
        return f"_{INDEX_NAME}_{self.number}.toc", *(segment.segment_id() for segment in self.segments())

    def writer(self) -> Any:
        """Return a writer of the next commit."""
        from aikb.index.whoosh.writer import Writer  # noqa: PLC0415 - after import_whoosh, and only to write

        return Writer(self)


def create(generation: Path) -> None:
    """Create an empty index inside a generation's folder: its commit 0."""
    (generation / WORDS_FOLDER).mkdir(mode=0o700)
    import_whoosh()
    from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh

    empty = Commit(generation, 0)
    TOC(empty.schema, [], 0).write(empty.storage, INDEX_NAME)


def commit_files(generation: Path, number: int) -> list[str]:
    """Return the files of a commit, relative to the generation's folder."""
    with damage("open"):
        first = Commit(generation, number).files()
        found = sorted(path.name for path in (generation / WORDS_FOLDER).iterdir() if path.name.startswith(first))
    return [f"{WORDS_FOLDER}/{name}" for name in found]


def sweep(generation: Path, number: int) -> None:
    """Remove everything that does not belong to a commit: the previous one, and what killed writers left."""
    keep = commit_files(generation, number)
    for path in (generation / WORDS_FOLDER).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif f"{WORDS_FOLDER}/{path.name}" not in keep:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def damage(doing: str) -> Iterator[None]:
    """Turn whatever Whoosh raises into IndexDamagedError, unless the system refused to write."""
    try:
        yield
    except (IndexDamagedError, CacheUnusable):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _REFUSALS:
            raise CacheUnusable(
                f"cannot {doing} the index: {error.strerror}", "make room, or see AIKB_CACHE_DIR"
            ) from error
        raise IndexDamagedError(f"cannot {doing}: {type(error).__name__}: {error}") from error
