"""Recognise files that are not ordinary notes: templates, files of a tool, binary files."""

import re
from collections.abc import Sequence

from aikb.model import Dialect, Role
from aikb.notes.encoding import guess_utf16

# A value that a tool fills in later: `title: "{{title}}"`, `tags: [<% … %>]`; and Templater's own lines.
_PLACEHOLDER = re.compile(
    r"(?:[^\n:=]{1,40}(?:::|[:=])|[ \t]*-)\s*[\"'\[]*\s*(?:\{\{[^{}\n]+\}\}|<%[^\n]*?%>)[\"'\]\s,]*|\s*<%[^\n]*%>\s*"
)
_KANBAN = re.compile(r"kanban-plugin\s*:")
_DRAWING = ".excalidraw.md"
_MAGIC = (b"\x89PNG", b"PK\x03\x04", b"%PDF-", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite")
_LOOKED_AT = 8192  # bytes
_FEW = 16  # control characters that a text may hold by some accident
_CONTROLS = bytes((*range(9), *range(14, 27), *range(28, 32)))
_PRINTED = bytes(set(range(256)) - set(_CONTROLS))
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def role_of(path: str, head: Sequence[str], dialect: Dialect) -> Role:
    """Return the role of a note; `head` are the lines of its metadata."""
    if any(f"{path}/".startswith(f"{folder}/") for folder in dialect.templates):
        return "template"
    if any(_PLACEHOLDER.fullmatch(line) for line in head):
        return "template"
    is_noise = path.lower().endswith(_DRAWING) or any(map(_KANBAN.match, head))
    return "noise" if is_noise or any(path.startswith(each) for each in dialect.ignored) else ""


def is_binary(data: bytes) -> bool:
    """Return whether the bytes are binary from their beginning; a note with an image pasted into it is text."""
    if data.startswith(_MAGIC):
        return True
    looked_at = data[:_LOOKED_AT]
    if b"\0" not in looked_at or data.startswith(_MARKS) or not looked_at[:16].translate(None, _PRINTED):
        return False
    controls = len(looked_at) - len(looked_at.translate(None, _CONTROLS))
    return not guess_utf16(looked_at) and controls > max(_FEW, len(looked_at) // 50)
