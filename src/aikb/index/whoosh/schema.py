"""Define the fields of the Whoosh index in code: a schema read from disk is a pickle, which can run code."""

import builtins
import sys
import types
import warnings
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from typing import Any

INDEX_NAME = "MAIN"  # Whoosh's own, which some of its functions take for granted

# Weights of the fields: an entry is about its names first, its place second, then its text; other metadata is last.
BOOSTS = {"name": 8.0, "heading": 3.0, "tags": 3.0, "body": 1.0, "fields": 0.3}


def import_whoosh() -> Any:
    """Return the module `whoosh.index`, imported without its 35 ms of unused modules.

    Whoosh gets stand-ins for urllib.request (ssl, http, email), html and decimal, of each of which it binds one name that
    nothing here calls; for hashlib, of which it calls MD5 alone, to spread terms over its hash table; for English
    stemmers and their tables. Only Whoosh gets them: `sys.modules` never holds one, so other threads import the real ones.
    """
    if _WhooshFinder not in sys.meta_path:
        sys.meta_path.insert(0, _WhooshFinder)  # and never removed: other threads may be walking the list
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # 2.7.4 has invalid escapes, shown when first compiled
        import whoosh.codec.whoosh3  # noqa: PLC0415 - only the commands that search pay for it
        import whoosh.index  # noqa: PLC0415 - likewise
        import whoosh.query  # noqa: PLC0415 - likewise
    return whoosh.index


class _WhooshFinder:
    """Find Whoosh's modules where Python does."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: types.ModuleType | None = None) -> ModuleSpec | None:
        """Return where a module of Whoosh is, to be loaded with stand-ins for what it imports."""
        spec = PathFinder.find_spec(name, path, target) if name.startswith("whoosh.") else None
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _WhooshLoader(name, spec.loader.path)
        return spec


class _WhooshLoader(SourceFileLoader):
    """Run a module whose import statements call `_import`."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module, with builtins of its own."""
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": _import}
        super().exec_module(module)


def _import(name: str, *args: Any, **kwargs: Any) -> Any:
    return _STAND_INS.get(name) or __import__(name, *args, **kwargs)


def _md5() -> Any:
    try:
        from _md5 import md5  # type: ignore[import-not-found]  # noqa: PLC0415 - without OpenSSL, which costs 3 ms
    except ImportError:
        from hashlib import md5  # noqa: PLC0415 - a Python that has it nowhere else
    return md5


_STAND_INS = {
    "urllib.request": types.SimpleNamespace(urlretrieve=None),
    "html": types.SimpleNamespace(escape=None),
    "hashlib": types.SimpleNamespace(md5=_md5()),
    "decimal": types.SimpleNamespace(
        Decimal=type("Decimal", (), {})
    ),  # fields.NUMERIC compares types; the schema has no decimals
    "whoosh.lang.morph_en": types.SimpleNamespace(variations=None),
    "whoosh.lang.porter": types.SimpleNamespace(stem=None),
    "whoosh.lang.dmetaphone": types.SimpleNamespace(double_metaphone=None),
}


def make_schema() -> Any:
    """Return the schema: values of the word fields are lists of terms, made by `tokens.terms`.

    No field stores text or positions: the catalog holds the text, and phrases are checked on it.
    """
    import_whoosh()
    from whoosh import columns, fields, formats  # noqa: PLC0415 - see import_whoosh

    words = {name: fields.TEXT(phrase=False) for name in BOOSTS}
    unscored = {"path": fields.ID(), "facets": fields.KEYWORD(), "grams": fields.KEYWORD()}
    for field in unscored.values():
        field.format = formats.Existence()  # found or not found: no counts, no positions
    return fields.Schema(uid=fields.COLUMN(columns.NumericColumn("Q")), **unscored, **words)
