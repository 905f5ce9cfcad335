"""Make file names from names, safe for every file system, shell and link."""

import re
import unicodedata

LONGEST = 60  # characters; of four bytes each they still fit a file's name

_OTHER = re.compile(r"[^\w+]+")
_RESERVED = frozenset(
    (*"con prn aux nul".split(), *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_NOTHING = "note"  # a name of nothing but signs


def slug(name: str) -> str:
    """Return the name in small letters with `-` between its words; Chinese stays Chinese: `LoRA 微调` → `lora-微调`.

    Only letters, digits, `_`, `+` and `-` are left, and it is never the name of a Windows device.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).lower())
    parts = _OTHER.sub("-", folded).strip("-_")[:LONGEST].rstrip("-_")
    if not parts:
        return _NOTHING
    return f"{parts}_" if parts in _RESERVED else parts
