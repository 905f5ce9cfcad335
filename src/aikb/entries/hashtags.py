"""The #tags in the running text of a note, with their lines."""

import re
from collections.abc import Iterable, Iterator

from aikb.model import Block, Note
from aikb.notes.wikilinks import WIKILINK

_TAG = re.compile(r"(?<![\w#&/\\(\[<\"'`=.:;-])#(?P<tag>[^\W_][\w/-]*)(?![\w#])")
_IN_LINK = re.compile(
    rf"\]\([^)\s]{{0,2000}}\)|<[^>]{{0,500}}>|https?://\S+|{WIKILINK}|`[^`]{{0,500}}`|\{{[^}}]{{0,200}}\}}"
)
_COLOUR = re.compile(r"[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8}", re.IGNORECASE)
_NUMBER = re.compile(r"[\d/-]+")


def hashtags(note: Note) -> dict[int, list[str]]:
    """Line → its tags: not in code, no anchors, no colours, no numbers of issues, no headings."""
    if not any("#" in line for line in note.lines[note.body_line - 1 :]):
        return {}
    skipped = set(_skipped(note.blocks))
    found: dict[int, list[str]] = {}
    for number, line in enumerate(note.lines, 1):
        if "#" in line and number >= note.body_line and number not in skipped and (tags := list(_tags(line))):
            found[number] = tags
    return found


def _tags(line: str) -> Iterator[str]:
    for match in _TAG.finditer(_IN_LINK.sub(" ", line.lstrip("#") if line.startswith("##") else line)):
        tag = match["tag"].rstrip("/-")
        if not _NUMBER.fullmatch(tag) and not _COLOUR.fullmatch(tag):
            yield tag


def _skipped(blocks: Iterable[Block]) -> Iterator[int]:
    """The lines of code, of HTML and of headings."""
    for block in blocks:
        if block.type in ("code", "html", "heading"):
            yield from range(block.line, block.end_line + 1)
        yield from _skipped(block.children)
