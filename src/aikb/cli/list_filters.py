"""Filter entries or notes by tag, kind and path."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from aikb.base.errors import BadQuery
from aikb.model import KINDS, Entry, NoteSummary
from aikb.names.fold import key
from aikb.query.globs import path_matches

Listed = TypeVar("Listed", Entry, NoteSummary)


def narrow(found: Iterable[Listed], tags: Sequence[str], kind: str, path: str) -> list[Listed]:
    """Return the items that have all tags, are of the kind, and whose path matches the glob."""
    kind = kind.casefold()
    if kind and kind not in KINDS:
        raise BadQuery(f"no kind is called {kind!r}", hint=f"choose from: {', '.join(KINDS)}")
    wanted = set(map(key, tags))
    return [
        each
        for each in found
        if wanted <= set(map(key, each.tags)) and kind in ("", each.kind) and path_matches(each.path, path or "*")
    ]
