"""Write the text of a new note, with metadata that passes `aikb check`, and choose its file name."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from aikb.model import Kind
from aikb.notes.quoting import plain_or_quoted

# Characters that Markdown would interpret; a `_` inside a word is harmless.
_SIGNS = re.compile(r"[\\`*\[\]<>|~$&{}]|#(?=#*\s*$)|==|(?<![^\W_])_|_(?![^\W_])")

LONGEST = 60  # characters; of four bytes each they still fit a file's name

_OTHER = re.compile(r"[^\w+]+")
_RESERVED = frozenset(
    (*"con prn aux nul".split(), *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
_NOTHING = "note"  # a name of nothing but signs


class Draft(NamedTuple):
    """A note that is to be written."""

    name: str  # on one line
    kind: Kind
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def note_text(draft: Draft, today: datetime.date) -> str:
    """Return the note's text; its last line is empty and waits for the definition."""
    lines = (
        "---",
        f"title: {plain_or_quoted(draft.name)}",
        f"kind: {draft.kind}",
        f"aliases: {_listed(draft.aliases)}",
        f"tags: {_listed(draft.tags)}",
        f"created: {today:%Y-%m-%d}",
        f"updated: {today:%Y-%m-%d}",
        "sources: []",
        "---",
        "",
        f"# {_SIGNS.sub(_escaped, draft.name)}",
        "",
        "",
    )
    return "\n".join(lines)


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(plain_or_quoted, values))}]"


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])


def slug(name: str) -> str:
    """Return the name in small letters with `-` between its words; Chinese stays Chinese: `LoRA 微调` → `lora-微调`.

    Only letters, digits, `_`, `+` and `-` are left, and it is never the name of a Windows device.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).lower())
    parts = _OTHER.sub("-", folded).strip("-_")[:LONGEST].rstrip("-_")
    if not parts:
        return _NOTHING
    return f"{parts}_" if parts in _RESERVED else parts
