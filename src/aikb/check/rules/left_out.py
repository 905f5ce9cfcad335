"""AKB111: what looks like notes and is not read."""

from collections.abc import Iterator

from aikb.check.collection import Collection
from aikb.check.rule import Rule
from aikb.model import Problem
from aikb.notes.files import LEADS_OUT, NOT_HERE, find_left_out


def _find(collection: Collection) -> Iterator[Problem]:
    for path, why in find_left_out(collection.root):
        if why == LEADS_OUT and collection.config.follow_links:
            continue
        hint = (
            "download it first"
            if why == NOT_HERE
            else "`follow-links = true` in your own config reads what it leads to"
        )
        yield Problem(path, 1, 1, RULE.code, f"`{path}` {why}; {hint}.", RULE.severity)


RULE = Rule(
    "AKB111",
    "left-out",
    "info",
    "A link that leads out of the notes folder, or a file that is not downloaded, is not read.",
    across=_find,
    fresh=True,
)
