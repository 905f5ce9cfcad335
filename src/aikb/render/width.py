"""Measure text in terminal cells."""

import re
import unicodedata

from aikb.render.sanitize import shown

VARIATION = "\ufe0f"
JOINER = "\u200d"
_CONTEXT = re.compile("[\ufe0f\u200d\U0001f3fb-\U0001f3ff]")


class _Cells(dict[str, int]):
    """Cache of the cells of single characters: notes use a few thousand of a million."""

    def __missing__(self, char: str) -> int:
        cells = self[char] = _char_cells(char)
        return cells


def _char_cells(char: str) -> int:
    visible = shown(char)
    if visible != char:
        return len(visible)
    # U+1160–11FF are the medial and final letters that join the Hangul syllable before them.
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_CELLS = _Cells()


def advances(text: str) -> list[int]:
    """Return the number of cells each character moves the cursor by."""
    cells = [_CELLS[char] for char in text]
    if _CONTEXT.search(text):
        _join_emoji(text, cells)
    return cells


def _join_emoji(text: str, cells: list[int]) -> None:
    for index in range(1, len(text)):
        char, before = text[index], text[index - 1]
        if char == VARIATION:
            cells[index] = int(cells[index - 1] == 1)
        elif cells[index] == 2 and (before == JOINER or "\U0001f3fb" <= char <= "\U0001f3ff"):
            cells[index] = 0


def cell_width(text: str) -> int:
    """Return the number of terminal cells of a text once it is made visible."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(advances(text))
