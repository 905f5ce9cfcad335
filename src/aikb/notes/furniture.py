"""Remove what tools write into notes for themselves: block ids, Logseq's block properties, comments.

It stays in the note's lines, so that a search finds it; it is not parsed, named or drawn.
"""

import re
from collections.abc import Sequence

_SIGNS = ("^", "::", "%%", ":LOGBOOK:", ":PROPERTIES:")
_PROPERTY = re.compile(
    r"[ \t]*(?:id|collapsed|heading|background-color|ls-type|hl-\w+|card-[\w-]+|logseq\.[\w.-]+|query-[\w-]+)::(?:[ \t].*|[ \t]*)"
)
_DRAWER, _DRAWER_END = re.compile(r"[ \t]*:(?:LOGBOOK|PROPERTIES):[ \t]*"), re.compile(r"[ \t]*:END:[ \t]*")
_BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9][A-Za-z0-9-]*[ \t]*$")
_COMMENT = re.compile(r"%%.*?%%")
_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")


def without_furniture(lines: Sequence[str]) -> Sequence[str]:
    """Return the same number of lines without furniture; fenced code stays as it is."""
    if not any(sign in line for line in lines for sign in _SIGNS):
        return lines
    kept: list[str] = []
    fence, closing = "", None  # the fence that is open, or what ends the comment or drawer that is
    for line in lines:
        opening = None if closing else _FENCE.match(line)
        if fence or opening:
            if opening:
                fence = "" if fence and opening[1].startswith(fence) else fence or opening[1]
            kept.append(line)
            continue
        text, closing = _without(line, closing)
        kept.append(text)
    return kept


def _without(line: str, closing: "re.Pattern[str] | None") -> "tuple[str, re.Pattern[str] | None]":
    """Return a line without its furniture, and what ends the furniture if it continues."""
    if closing:
        end = closing.search(line)
        return (line[end.end() :], None) if end else ("", closing)
    if _DRAWER.fullmatch(line):
        return "", _DRAWER_END
    if _PROPERTY.fullmatch(line):
        return "", None
    if "%%" in line:
        line = _COMMENT.sub("", line)
        before, opened, _ = line.partition("%%")
        if opened:
            return before, _CLOSE
    return (_BLOCK_ID.sub("", line).rstrip() if "^" in line else line), None


_CLOSE = re.compile("%%")
