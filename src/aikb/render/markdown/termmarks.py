"""Marks that carry the terms of a text through its Markdown: letters to the parser, gone before anything is drawn.

A link in their place would not do: `**LoRA**微调` is bold only as long as a letter comes before its stars.
"""

import re
from collections.abc import Iterable, Iterator

_BEGIN, _END = "\ue100", "\ue101"  # of the private use area: no Markdown gives them a meaning
_FIRST = 0xE200
_MOST = 0xF8FF - _FIRST
_MARKED = re.compile(f"{_BEGIN}(.)([^{_BEGIN}{_END}]*){_END}")
_MARK = re.compile("[\ue100-\uf8ff]")


def mark(markdown: str, places: Iterable[tuple[int, int, int]]) -> str:
    """Return the Markdown, which `is_marked` not yet, with its places (start, end, number) marked."""
    parts: list[str] = []
    position = 0
    for start, end, number in places:
        if "\n" not in markdown[start:end] and number < _MOST:
            parts += [markdown[position:start], _BEGIN, chr(_FIRST + number), markdown[start:end], _END]
            position = end
    return "".join((*parts, markdown[position:]))


def unmarked(text: str) -> str:
    """Return the text without its marks."""
    return _MARKED.sub(r"\2", text) if _BEGIN in text else text


def is_marked(text: str) -> bool:
    """Return whether a mark is left in a text."""
    return bool(_MARK.search(text))


def pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """Yield the text in pieces, each with its number, or None for what is not marked."""
    position = 0
    for found in _MARKED.finditer(text):
        yield text[position : found.start()], None
        yield found[2], ord(found[1]) - _FIRST
        position = found.end()
    yield text[position:], None
