"""`!!! note "title"` and `??? tip` of MkDocs, whose text is indented: it is read as text, and not as code."""

import re
from collections.abc import Sequence

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?|===)[ \t]+[\w\"'][^\n]*")
_INDENT = 4


def dedented(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines, as many, with the text of admonitions at the margin of their first line."""
    if not any(line.lstrip()[:3] in ("!!!", "???", "===") for line in lines):
        return lines
    out = list(lines)
    at = 0
    while at < len(out):
        opening = _OPENING.fullmatch(out[at])
        end = _end(out, at + 1, len(opening["indent"].expandtabs(_INDENT)) + _INDENT) if opening else at
        if opening and end > at + 1:
            inner = [line.expandtabs(_INDENT)[_INDENT:] if line.strip() else line for line in out[at + 1 : end]]
            out[at + 1 : end] = inner
        at += 1
    return out


def _end(lines: Sequence[str], start: int, indent: int) -> int:
    """Return the index of the line after the indented ones; blank lines at the end belong to what follows."""
    end = start
    for at in range(start, len(lines)):
        line = lines[at].expandtabs(_INDENT)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        end = at + 1 if line.strip() else end
    return end
