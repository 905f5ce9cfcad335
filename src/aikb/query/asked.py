"""What a query asks for, in the forms that scoring and snippets compare with."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aikb.names.fold import fold_text, key
from aikb.query.parse import Query

_PIECE = re.compile(r"[^\W_]+|[^\w\s]+")
_ASCII_WORD = re.compile(r"[a-z0-9]")


class Asked(NamedTuple):
    """The typed words as one name, the other names of what they name, and all that is to be marked in a text."""

    key: str
    others: frozenset[str]  # keys
    literal: str  # folded
    pattern: re.Pattern[str]  # over folded text


def asked(query: Query, other_names: Sequence[str], units: Iterable[str]) -> Asked:
    """The forms of a query whose words were expanded to `other_names` and cut into `units`."""
    plain = query.plain
    words = [word.text for group in query.groups for word in group]
    pattern = _pattern([plain, *words, *units, *other_names])
    return Asked(key(plain), frozenset(map(key, other_names)), fold_text(plain).strip(), pattern)


def _pattern(texts: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the texts, the longest first, however hyphens, spaces and plurals are written."""
    forms = {_form(fold_text(text)) for text in texts} - {""}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))) or r"(?!)")


def _form(text: str) -> str:
    pieces = _PIECE.findall(text)
    if not any(piece[0].isalnum() for piece in pieces):
        return ""
    form = r"[\s_\-·]*".join(map(re.escape, pieces))
    return form + "s?" if _ASCII_WORD.match(text[-1:]) else form
