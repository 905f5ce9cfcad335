"""A name comes in, whether its case matters goes out: for acronyms, for one or two letters, for everyday English words."""

import unicodedata
from collections.abc import Collection, Iterable

from aikb.links.everyday import ENGLISH


def is_sought(name: str) -> bool:
    """Whether a name is looked for in text: an option such as `--s` means something in a command only."""
    return not name.startswith("-")


def spellings(names: Iterable[str]) -> frozenset[str]:
    """The spellings that alone count for a key with these names; empty when its case does not matter."""
    forms = list(map(_letters, names))
    return frozenset(forms) if all(map(_is_strict, forms)) else frozenset()


def spelled_alike(written: str, forms: Collection[str]) -> bool:
    """Whether what stands in a text is spelled as one of the forms, or is its plural."""
    letters = _letters(written)
    return letters in forms or (letters[-1:] == "s" and letters[:-1] in forms)


def _is_strict(form: str) -> bool:
    """Whether the case of a name tells it from other words: LLM, GPUs and SAM do so, LoRA and Adam need it not."""
    letters = "".join(filter(str.isalpha, form))
    if not (form.isascii() and letters):
        return False
    is_mixed = any(map(str.isupper, letters[1:]))
    return len(letters) < 3 or letters.removesuffix("s").isupper() or (is_mixed and form.lower() in ENGLISH)


def _letters(name: str) -> str:
    """The letters and digits of a name, half width, in their case."""
    return "".join(each for each in unicodedata.normalize("NFKC", name) if each.isalnum())
