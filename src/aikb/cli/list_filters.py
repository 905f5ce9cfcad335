"""Filter entries or notes by tag, kind and path."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from aikb.base.errors import BadQuery
from aikb.model import KINDS, Entry, NoteSummary
from aikb.names.tags import tag_key, with_ancestors
from aikb.query.globs import path_matches

Listed = TypeVar("Listed", Entry, NoteSummary)


def narrow(found: Iterable[Listed], tags: Sequence[str], kind: str, path: str) -> list[Listed]:
    """Return the items that have all tags, or tags below them, are of the kind, and whose path matches the glob."""
    kind = kind.casefold()
    if kind and kind not in KINDS:
        raise BadQuery(f"no kind is called {kind!r}", hint=f"choose from: {', '.join(KINDS)}")
    wanted = set(map(tag_key, tags))
    return [
        each
        for each in found
        if wanted <= with_ancestors(each.tags) and kind in ("", each.kind) and path_matches(each.path, path or "*")
    ]
