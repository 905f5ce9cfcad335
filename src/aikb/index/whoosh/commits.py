"""Commits of a Whoosh index, each left in place until the one after the next is written.

The catalog names the commit that belongs to it, so its own commit makes both valid at one moment, wherever a kill
falls. Whoosh itself would open the newest, and remove the others when it writes it.
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
    """One commit of an index: as much of whoosh.index.FileIndex as its writer asks for, but not always the newest."""

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
        """A reader of the commit, whatever is written meanwhile."""
        from whoosh.index import FileIndex  # noqa: PLC0415 - after import_whoosh

        toc = self._read_toc()
        return FileIndex._reader(self.storage, toc.schema, toc.segments, toc.generation)  # noqa: SLF001 - see the class

    def segments(self) -> list[Any]:
        """Its segments."""
        return list(self._read_toc().segments)

    def files(self) -> tuple[str, ...]:
        """What the names of its files begin with."""
        return f"_{INDEX_NAME}_{self.number}.toc", *(segment.segment_id() for segment in self.segments())

    def writer(self) -> Any:
        """A writer of the next commit."""
        from aikb.index.whoosh.writer import Writer  # noqa: PLC0415 - after import_whoosh, and only to write

        return Writer(self)


def create(generation: Path) -> None:
    """Makes an empty index inside a generation's folder: its commit 0."""
    (generation / WORDS_FOLDER).mkdir(mode=0o700)
    import_whoosh()
    from whoosh.index import TOC  # noqa: PLC0415 - after import_whoosh

    empty = Commit(generation, 0)
    TOC(empty.schema, [], 0).write(empty.storage, INDEX_NAME)


def commit_files(generation: Path, number: int) -> list[str]:
    """The files that a commit consists of, relative to the generation's folder."""
    with damage("open"):
        first = Commit(generation, number).files()
        found = sorted(path.name for path in (generation / WORDS_FOLDER).iterdir() if path.name.startswith(first))
    return [f"{WORDS_FOLDER}/{name}" for name in found]


def sweep(generation: Path, number: int) -> None:
    """Removes all that does not belong to a commit: the one before it, and what killed writers left."""
    keep = commit_files(generation, number)
    for path in (generation / WORDS_FOLDER).iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif f"{WORDS_FOLDER}/{path.name}" not in keep:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def damage(doing: str) -> Iterator[None]:
    """Whatever Whoosh raises means damage, except where the system refused to write."""
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
