"""Write a segment of the index: Whoosh's writer, with postings collected and written as whole lists."""

from array import array
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from aikb.index.whoosh.codec import Codec, read
from aikb.index.whoosh.posting_lists import PostingLists, Postings
from aikb.index.whoosh.schema import INDEX_NAME, import_whoosh

import_whoosh()

from whoosh.index import TOC  # noqa: E402 - import_whoosh prepares it
from whoosh.writing import SegmentWriter  # noqa: E402 - likewise


class Writer(SegmentWriter):  # type: ignore[misc]
    """A writer on top of a commit (see `commits.Commit`). The caller holds the cache's lock."""

    def __init__(self, commit: Any) -> None:
        super().__init__(commit, codec=Codec(), _lk=False)
        self._lists = PostingLists(Path(self._tempstorage.folder))
        self.adopted: list[Any] = []  # segments made elsewhere that become part of the commit

    def add_document(self, uid: int, **fields: Iterable[str]) -> None:
        """Add an entry by the terms of its fields, with repeats."""
        self.perdocwriter.start_doc(self.docnum)
        for name, terms in fields.items():
            form = self.schema[name]
            counts = Counter(terms) if form.scorable else dict.fromkeys(terms, 1)
            self._lists.add(self.docnum, name, counts)
            self.perdocwriter.add_field(name, form, None, sum(counts.values()) if form.scorable else 0)
        self.perdocwriter.add_column_value("uid", self.schema["uid"].column_type, uid)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: dict[int, int] | None) -> None:
        """Take over the postings of a segment that is merged into this one; `docmap` omits removed documents."""
        for field, term in reader.all_terms():
            documents, counts = read(reader._terms, field, term)  # noqa: SLF001 - pinned version
            if docmap is None:
                kept = [(startdoc + number, count) for number, count in zip(documents, counts, strict=True)]
            else:
                pairs = zip(documents, counts, strict=True)
                kept = [(docmap[number], count) for number, count in pairs if number in docmap]
            if kept:
                numbers, weights = zip(*kept, strict=True)
                self._lists.add_list(Postings(field, term.decode(), array("I", numbers), array("I", weights)))

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.write(self._lists.drain(), self.schema.__getitem__)
        self.fieldwriter.close()

    def _commit_toc(self, segments: Any) -> None:
        TOC(self.schema, [*segments, *self.adopted], self.generation).write(
            self.storage, INDEX_NAME
        )  # and sweeps nothing away
