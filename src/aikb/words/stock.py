"""Cut text by the shipped dictionary alone, whatever the notes at hand teach: for what must not depend on them."""

import os
from functools import cache
from pathlib import Path

from aikb.base.paths import cache_base
from aikb.words.dictionary import (
    Dictionary,
    DictionaryError,
    MemoryDictionary,
    fingerprint,
    load_stock,
    open_dictionary,
)
from aikb.words.segment import Segmenter


def cut(run: str) -> list[str]:
    """Cut a run of Han characters into words."""
    return _segmenter().cut(run)


@cache
def _segmenter() -> Segmenter:
    """Return the segmenter, opened once a process: 0.2 ms, and some ms to read the dictionary through."""
    return Segmenter(_dictionary(Path(cache_base(os.environ)) / "shared"))


def _dictionary(folder: Path) -> Dictionary | MemoryDictionary:
    dictionary = open_dictionary(folder)
    try:
        dictionary.verify()
    except DictionaryError:  # the index, which owns the file, makes a new one
        return MemoryDictionary(*load_stock(), fingerprint())
    return dictionary
