"""AKB108: invisible characters: they hide words from a search, and may show text in another order."""

import re
import unicodedata
from collections.abc import Iterator

from aikb.check.rule import Rule
from aikb.check.subject import Subject
from aikb.model import Edit, Problem

_UNSEEN = re.compile("[\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SOFT_HYPHEN = "\xad"
_JOINERS = "\u200c\u200d"  # part of words in Arabic and Indic scripts, and of many emoji
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # scripts that need marks of direction
_NAMES = {"\xad": "soft hyphen", "\ufeff": "byte order mark"}


def _find(subject: Subject) -> Iterator[Problem]:
    for number, line in enumerate(subject.lines, 1):
        if line.isascii() or not (found := list(_idle(line))):
            continue
        names = ", ".join(dict.fromkeys(map(_name, (line[at] for at in found))))
        edits = tuple(Edit(number, at + 1, number, at + 2, "") for at in found)
        message = f"Invisible characters in this line: {names}."
        place = (subject.path, number, found[0] + 1)
        is_safe = all(line[at] != _SOFT_HYPHEN for at in found)  # in copied text it may be a hyphen
        yield Problem(*place, RULE.code, message, RULE.severity, edits, is_safe)


def _idle(line: str) -> Iterator[int]:
    """Yield where an invisible character is that nothing in the line needs."""
    if _RIGHT_TO_LEFT.search(line):
        return
    for match in _UNSEEN.finditer(line):
        at = match.start()
        if match[0] not in _JOINERS or not (_joins(line[at - 1 : at]) or _joins(line[at + 1 : at + 2])):
            yield at


def _joins(char: str) -> bool:
    """Return whether a joiner has an effect beside this character: emoji, modifier, or letter of such a script."""
    return bool(char) and (unicodedata.category(char) in ("So", "Sk", "Mn", "Mc") or "\u0900" <= char <= "\u1fff")


def _name(char: str) -> str:
    name = _NAMES.get(char) or unicodedata.name(char, "control character").lower()
    return f"U+{ord(char):04X} ({name})"


RULE = Rule(
    "AKB108",
    "invisible-characters",
    "warning",
    "Zero-width characters and marks of direction: they hide words from a search.",
    bad="---\ntitle: LoRA\n---\n低\u200b秩适配。\n",
    good="---\ntitle: LoRA\n---\n低秩适配。\n",
    find=_find,
    fixable="safe",
)
