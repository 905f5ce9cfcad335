"""Word lists of `data/head_words.txt`, by group."""

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "head_words.txt"
_GROUP = re.compile(r"\[(?P<name>\w+)\]")


def words(*groups: str) -> tuple[str, ...]:
    """Return the words of these groups, the longest first: the order in which prefixes and ends are tried."""
    found = dict.fromkeys(word for group in groups for word in _groups()[group])
    return tuple(sorted(found, key=len, reverse=True))


def pattern(*groups: str) -> str:
    """Return the words of these groups as one alternation of a regular expression."""
    return "|".join(map(re.escape, words(*groups)))


@cache
def _groups() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").split("\n"):
        if group := _GROUP.match(line):
            found[group["name"]] = words_ = []
        elif not line.startswith("#") and line:
            words_ += [word.replace("_", " ") for word in line.split()]
    return found
