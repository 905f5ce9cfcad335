"""Turn Markdown into the text that a reader sees: words that markup splits are joined, and wrapped lines of Chinese."""

import re

from aikb.notes.inline import plain
from aikb.notes.target_first import target_first

# Markup inside what a reader sees as one word: **L**ow, 见[微调](a.md)一节, and line ends between wide characters.
_SEAM = re.compile(
    r"(?<=\w)(?:[*`~]|==|!?\[(?:[^\[\]|\n]{1,300}\|)?|\](?:\([^()\n]{0,2000}\))?|<[^<>\n]{1,500}>)+(?=\w)"
    r"|(?<=[^\W\x00-\x7f])[ \t]*\n[ \t>]*(?=[^\W\x00-\x7f])"
)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=[^\W\x00-\x7f])\n(?=[^\W\x00-\x7f])")
_MARKED = re.compile(r"[\[*`~=<&\\_]|\n[ \t]*>|(?<=[^\W\x00-\x7f])[ \t]*\n[ \t]*(?=[^\W\x00-\x7f])")


def is_marked(text: str) -> bool:
    """Return whether the text may read differently from how it is written."""
    return bool(_MARKED.search(text))


def as_read(text: str) -> str:
    """Return Markdown as a reader sees it, line by line; `[[a|b]]` and `>` are read both ways."""
    forms = dict.fromkeys((text, _QUOTED.sub("", text), target_first(text)))
    read = ("\n".join(map(plain, form.split("\n"))) for form in forms)
    return _WRAPPED.sub("", "\n\n".join(read))


def joined_lines(text: str) -> str:
    """Return the lines with such a seam, as a reader sees them."""
    lines, at = [], -1
    for seam in _SEAM.finditer(text):
        if seam.end() > at:
            start, at = text.rfind("\n", 0, seam.start()) + 1, f"{text}\n".index("\n", seam.end())
            lines.append(as_read(text[start:at]))
    return "\n".join(lines)
