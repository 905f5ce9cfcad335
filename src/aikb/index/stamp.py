"""What an index depends on besides the notes: when any of it changes, the index is rebuilt."""

import sys

from aikb.names import concepts, lexicon
from aikb.settings import Settings
from aikb.words.dictionary import fingerprint

CATALOG_VERSION = 9
SCHEMA_VERSION = 4  # schema.py, codec.py
ANALYZER_VERSION = 9  # tokens.py, segment.py, names/fold.py
READER_VERSION = 13  # notes/
EXTRACTORS_VERSION = 25  # entries/
NAMING_VERSION = 22  # names/ but fold.py


def stamp(settings: Settings) -> str:
    """Return one line that is equal for two indexes if and only if both may be used alike."""
    versions = (CATALOG_VERSION, SCHEMA_VERSION, ANALYZER_VERSION, READER_VERSION, EXTRACTORS_VERSION, NAMING_VERSION)
    lexicons = " ".join(map(lexicon.fingerprint, concepts.sources(settings.root)))
    return f"{'.'.join(map(str, versions))} {fingerprint()} {sys.byteorder} {lexicons} {settings.fingerprint()}"
