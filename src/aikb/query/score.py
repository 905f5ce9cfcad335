"""Why one entry stands above another: the parts of a score, each small enough to be explained."""

import re
from collections.abc import Sequence

from aikb.model import Entry
from aikb.names.fold import fold_text
from aikb.query.asked import Asked

# Being what was asked for beats every count of words; the rest orders what is alike. Whoosh's own score has no upper
# bound (an entry with many names gains from each), so it is bent to stay below WORDS without changing its order.
WORDS = 30.0
WORDS_HALF = 25.0
EXACT_NAME = 60.0
EXACT_ALIAS = 56.0
OTHER_NAME = 45.0
PART_OF_NAME = 16.0
NAME_IN_QUERY = 20.0
LITERAL = 4.0
DEFINED = 8.0
WEAK = -3.0
CONTINUED = -4.0
EMPTY = -15.0
LINK_LIST = -12.0

_TEXT = re.compile(r"[^\W_]")
_LINK_LINE = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*(?:\[.*\]\([^)]*\)|https?://\S+)\s*$")


def score(asked: Asked, entry: Entry, keys: Sequence[str], words: float) -> dict[str, float]:
    """The parts of an entry's score; `keys` are those of its names in order, `words` what Whoosh gave it."""
    parts = {"words": WORDS * words / (words + WORDS_HALF), "name": _name(asked, keys)}
    parts["literal"] = LITERAL if asked.literal and asked.literal in fold_text(entry.text) else 0.0
    parts["defined"] = DEFINED if entry.definition else 0.0
    parts["empty"] = EMPTY if is_empty(entry) else 0.0
    parts["form"] = WEAK * entry.weak + CONTINUED * entry.rest + LINK_LIST * is_link_list(entry)
    return {name: round(value, 3) for name, value in parts.items() if value}


def is_empty(entry: Entry) -> bool:
    """Whether a section has a heading and nothing else."""
    return entry.type == "section" and not entry.definition and not _TEXT.search(entry.text.partition("\n")[2])


def is_link_list(entry: Entry) -> bool:
    """Whether the entry's text is a list of links (a table of contents, a reading list): it answers nothing itself."""
    lines = [line for line in entry.text.splitlines()[1:] if line.strip()]
    return len(lines) >= 3 and sum(map(bool, map(_LINK_LINE.match, lines))) > 0.8 * len(lines)


def _name(asked: Asked, keys: Sequence[str]) -> float:
    if not asked.key:
        return 0.0
    if asked.key in keys:
        return EXACT_NAME if keys[0] == asked.key else EXACT_ALIAS
    if not asked.others.isdisjoint(keys):
        return OTHER_NAME
    held = [len(asked.key) / len(key) for key in keys if asked.key in key]
    holds = [len(key) / len(asked.key) for key in keys if len(key) > 1 and key in asked.key]
    return max(PART_OF_NAME * max(held, default=0.0), NAME_IN_QUERY * max(holds, default=0.0))
