"""The text of a heading or the name of a file comes in, a title goes out; no more Markdown than a heading needs."""

import re
import unicodedata

from aikb.notes.inline import plain

_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]*\}\s*$")
_LONGEST = 1000


def plain_title(source: str) -> str:
    """The heading as plain text, without the attributes that some dialects put behind it."""
    return plain(_ATTRIBUTES.sub("", source[:_LONGEST])) or source.strip()


def title_from_path(path: str) -> str:
    """The file's name without its ending, composed; bytes that are no text become U+FFFD."""
    name = path.rsplit("/", 1)[-1]
    stem = name.rsplit(".", 1)[0] or name
    return unicodedata.normalize("NFC", stem.encode("utf-8", "replace").decode() if not _is_text(stem) else stem)


def _is_text(name: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in name)
