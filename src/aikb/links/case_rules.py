"""Decide whether the case of a name matters: of acronyms, of one or two letters, of everyday English words."""

import unicodedata
from collections.abc import Collection, Iterable

from aikb.links.everyday import ENGLISH


def is_sought(name: str) -> bool:
    """Return whether to look for a name in text: an option such as `--s` means something in a command only."""
    return not name.startswith("-")


def spellings(names: Iterable[str]) -> frozenset[str]:
    """Return the only spellings that match a key with these names; empty when its case does not matter."""
    forms = list(map(_letters, names))
    return frozenset(forms) if all(map(_is_strict, forms)) else frozenset()


def spelled_alike(written: str, forms: Collection[str]) -> bool:
    """Return whether a piece of text is spelled as one of the forms, or is its plural."""
    letters = _letters(written)
    return letters in forms or (letters[-1:] == "s" and letters[:-1] in forms)


def _is_strict(form: str) -> bool:
    """Return whether only its case tells a name from other words: true for LLM, GPUs and SAM, not LoRA and Adam."""
    letters = "".join(filter(str.isalpha, form))
    if not (form.isascii() and letters):
        return False
    is_mixed = any(map(str.isupper, letters[1:]))
    return len(letters) < 3 or letters.removesuffix("s").isupper() or (is_mixed and form.lower() in ENGLISH)


def _letters(name: str) -> str:
    """Return the letters and digits of a name, half width, case kept."""
    return "".join(each for each in unicodedata.normalize("NFKC", name) if each.isalnum())
