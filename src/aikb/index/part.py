"""Index some entries of a full build on their own; the build then adopts the segment."""

import contextlib
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from aikb.index import write
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.whoosh import store
from aikb.index.whoosh.commits import create
from aikb.names.lexicon import Lexicons
from aikb.words.segment import Segmenter


class Part(NamedTuple):
    """The entries from uid `first` to `last` of a generation, as a folder in it."""

    generation: Path
    first: int
    last: int

    @property
    def folder(self) -> Path:
        """The folder of its index."""
        return self.generation / f"part-{self.first}"

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def index_part(part: Part, lexicon: Lexicons, shared: Path) -> Counter[str]:
    """Index the part from the generation's committed catalog. Returns its Latin terms, counted."""
    terms: Counter[str] = Counter()
    part.folder.mkdir(mode=0o700)
    create(part.folder)
    with (
        contextlib.closing(Catalog(part.generation / CATALOG_FILE)) as catalog,
        store.writing(part.folder, 0) as batch,
    ):
        segmenter = Segmenter(write.whole_dictionary(shared), catalog.words() | set(lexicon.words()))
        write.index(batch, segmenter, catalog.between(part.first, part.last), terms)
    return terms
