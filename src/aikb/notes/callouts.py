"""The one grammar of callouts: a quote that begins with `[!note] title`, as Obsidian and GitHub write them."""

import re
from typing import NamedTuple

# `[!tip](address)` is a link. The sign behind says whether the callout is folded.
MARKER = r"\[!(?P<kind>[^\[\]\n]{1,60})\](?!\()[+-]?"
# The same without a group, for patterns that step over it.
CALLOUT = MARKER.replace("(?P<kind>", "(?:")

_OPENING = re.compile(rf"{MARKER}[ \t]*(?P<title>[^\n]*)(?:\n|\Z)")


class Callout(NamedTuple):
    """The first line of a callout, and where the text after it begins."""

    kind: str
    title: str
    end: int


def opening(text: str) -> Callout | None:
    """Return what the first line of a quote's text opens, if it opens a callout."""
    match = _OPENING.match(text)
    return Callout(match["kind"], match["title"], match.end()) if match else None
