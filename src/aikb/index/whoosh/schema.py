"""The fields of the Whoosh index, from code alone: a schema read from disk is a pickle, and runs what it holds."""

import sys
import types
import warnings
from typing import Any

INDEX_NAME = "MAIN"  # Whoosh's own, which some of its functions take for granted

# How much a term counts by where it stands: an entry is about its names first, its place second, then its text; what
# the metadata says besides comes last.
BOOSTS = {"name": 8.0, "heading": 3.0, "tags": 3.0, "body": 1.0, "fields": 0.3}


def import_whoosh() -> Any:
    """The module `whoosh.index`, imported without its 35 ms of unused modules.

    Stand-ins take their place during the import only: for urllib.request (ssl, http, email), html and decimal, of each
    of which Whoosh binds one name that nothing here calls; for hashlib, of which it calls MD5 alone, to spread terms
    over its hash table; for English stemmers and their tables.
    """
    stand_ins: dict[str, dict[str, Any]] = {
        "urllib.request": {"urlretrieve": None},
        "html": {"escape": None},
        "hashlib": {"md5": _md5()},
        "decimal": {"Decimal": type("Decimal", (), {})},  # fields.NUMERIC compares types with it; ours has none
        "whoosh.lang.morph_en": {"variations": None},
        "whoosh.lang.porter": {"stem": None},
        "whoosh.lang.dmetaphone": {"double_metaphone": None},
    }
    missing = [name for name in stand_ins if name not in sys.modules]
    for name in missing:
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__dict__.update(stand_ins[name])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # 2.7.4 has invalid escapes, shown when first compiled
            import whoosh.codec.whoosh3  # noqa: PLC0415 - only the commands that search pay for it
            import whoosh.index  # noqa: PLC0415 - likewise
            import whoosh.query  # noqa: PLC0415 - likewise
    finally:
        for name in missing:
            sys.modules.pop(name, None)
    return whoosh.index


def _md5() -> Any:
    try:
        from _md5 import md5  # type: ignore[import-not-found]  # noqa: PLC0415 - without OpenSSL, which costs 3 ms
    except ImportError:
        from hashlib import md5  # noqa: PLC0415 - a Python that has it nowhere else
    return md5


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
