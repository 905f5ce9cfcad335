"""Patterns that find typed words in folded text, in any spelling with hyphens, spaces, plurals and escapes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from aikb.names.fold import fold_text

_PIECE = re.compile(r"[^\W_]+|[^\w\s]+")
_NOTHING = r"(?!)"


def any_of(texts: Iterable[str]) -> re.Pattern[str]:
    """Match any of the texts, the longest first, also inside words."""
    forms = {_form(fold_text(text)) for text in texts} - {""}
    return re.compile("|".join(sorted(forms, key=lambda form: (-len(form), form))) or _NOTHING)


@lru_cache(maxsize=256)
def word_pattern(text: str) -> re.Pattern[str]:
    """Match a text that is not part of a longer Latin word; `fine-tuning` matches `finetuning` and `fine tuning`."""
    folded = fold_text(text)
    before = r"(?<![a-z0-9])" if folded[:1].isascii() and folded[:1].isalnum() else ""
    behind = r"(?![a-z0-9])" if folded[-1:].isascii() and folded[-1:].isalnum() else ""
    return re.compile(before + (_form(folded) or _NOTHING) + behind)


def _form(text: str) -> str:
    pieces = _PIECE.findall(text)
    if not any(piece[0].isalnum() for piece in pieces):
        return ""
    form = r"[\s_\-·\\]*".join(re.escape(piece) for piece in pieces if piece not in ("-", "_"))
    return form + "s?" if text[-1:].isascii() and text[-1:].isalnum() else form
