"""Write readings to the catalog and their terms to a Whoosh commit; both become valid together."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from aikb.base.atomic import sync_to_disk
from aikb.index import document
from aikb.index.catalog import CATALOG_FILE, Catalog
from aikb.index.read import Reading
from aikb.index.seal import seal
from aikb.index.stamp import stamp
from aikb.index.whoosh import store
from aikb.index.whoosh.commits import commit_files
from aikb.model import Entry
from aikb.names.fold import key
from aikb.names.lexicon import TEACHABLE
from aikb.settings import Settings
from aikb.words.dictionary import Dictionary, MemoryDictionary, open_dictionary
from aikb.words.segment import Segmenter


class Shift(NamedTuple):
    """Changes of two counts: entries that have a word as their name, and entries that have a Latin term."""

    words: Counter[str]
    terms: Counter[str]

    @classmethod
    def none(cls) -> "Shift":
        """Return no change."""
        return cls(Counter(), Counter())


def put(catalog: Catalog, reading: Reading, shift: Shift) -> None:
    """Store a note, its entries and its mentions."""
    catalog.add_note(reading.note, reading.state)
    catalog.add_sounds(reading.sounds)
    catalog.mentions.add(reading.mentions)
    for entry in reading.entries:
        names = [(key(name), name) for name in (() if entry.rest or entry.role == "template" else entry.names)]
        catalog.add_entry(entry, names)
        shift.words.update(filter(TEACHABLE.fullmatch, {each for each, _ in names}))


def index(batch: store.Batch, segmenter: Segmenter, entries: Iterable[tuple[int, Entry]], terms: Counter[str]) -> None:
    """Add the terms of entries to a Whoosh commit, and count their Latin terms."""
    for uid, entry in entries:
        fields = document.fields(entry, segmenter)
        terms.update(document.latin_terms(fields))
        batch.add(uid, entry.path, fields)


def commit(settings: Settings, catalog: Catalog, generation: Path, number: int) -> None:
    """Make the catalog and a Whoosh commit valid together; a kill before the seal costs a full build."""
    catalog.count_recurring()
    catalog.set_meta("commit", str(number))
    catalog.commit()
    sync_to_disk(generation / CATALOG_FILE, generation)
    seal(generation, stamp(settings), [CATALOG_FILE, *commit_files(generation, number)])


def whole_dictionary(shared: Path) -> Dictionary | MemoryDictionary:
    """Return the segmenter's dictionary, verified: a garbled one would cut every note wrongly from now on."""
    dictionary = open_dictionary(shared)
    dictionary.verify()
    return dictionary
