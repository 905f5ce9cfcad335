"""The fields of the Whoosh index, from code alone: a schema read from disk is a pickle, and runs what it holds."""

import sys
import types
import warnings
from typing import Any

INDEX_NAME = "MAIN"  # Whoosh's own, which some of its functions take for granted

# How much a term counts by where it stands: an entry is about its names first, its place second, its text last.
BOOSTS = {"name": 8.0, "heading": 3.0, "tags": 3.0, "body": 1.0}


def import_whoosh() -> Any:
    """The module `whoosh.index`, imported without its 30 ms of unused modules.

    `whoosh.compat` imports urllib.request (ssl, http, email) for one name that nothing here calls, and
    `whoosh.analysis` imports an English stemmer's tables. Empty stand-ins take their place during the import only.
    """
    stand_ins = {
        "urllib.request": {"urlretrieve": None},
        "whoosh.lang.morph_en": {"variations": None},
    }
    missing = [name for name in stand_ins if name not in sys.modules]
    for name in missing:
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__dict__.update(stand_ins[name])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # 2.7.4 has invalid escapes, shown when first compiled
            import whoosh.index  # noqa: PLC0415 - only the commands that search pay for it
            import whoosh.query  # noqa: PLC0415
    finally:
        for name in missing:
            sys.modules.pop(name, None)
    return whoosh.index


def make_schema() -> Any:
    """The schema: values of the word fields are lists of terms, made by `tokens.terms`.

    No field stores text or positions: the catalog holds the text, and phrases are checked on it.
    """
    import_whoosh()
    from whoosh import columns, fields, formats  # noqa: PLC0415 - see import_whoosh

    words = {name: fields.TEXT(phrase=False) for name in BOOSTS}
    unscored = {"path": fields.ID(), "facets": fields.KEYWORD(), "grams": fields.KEYWORD()}
    for field in unscored.values():
        field.format = formats.Existence()  # found or not found: no counts, no positions
    return fields.Schema(uid=fields.COLUMN(columns.NumericColumn("Q")), **unscored, **words)
