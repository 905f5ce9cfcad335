"""Find the #tags in the text of a note, with their lines."""

import re
from collections.abc import Iterator

from aikb.model import Note
from aikb.notes.units import lines_of
from aikb.notes.wikilinks import WIKILINK

# Pictures are letters of a tag, with what joins and colours them.
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u25fe\u2600-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3297\u3299\U0001f000-\U0001faff"
)
_TAG = re.compile(
    rf"(?<![\w#&/\\(\[<\"'`=.:;-])#(?:\[\[(?P<several>[^\[\]|#\n]{{1,60}})\]\]"
    rf"|(?P<tag>(?:[^\W_]|[{_EMOJI}])[\w/{_EMOJI}\u200d\ufe0f-]*)(?![\w#]))"
)
_MARKER = re.compile(r"[ \t>*+-]*#{1,6}")
_IN_LINK = re.compile(
    rf"\]\([^)\s]{{0,2000}}\)|<[^>]{{0,500}}>|https?://\S+|(?<!#){WIKILINK}|`[^`]{{0,500}}`|\{{[^}}]{{0,200}}\}}"
)
_COLOUR = re.compile(r"[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8}", re.IGNORECASE)
_NUMBER = re.compile(r"[\d/-]+")


def hashtags(note: Note) -> dict[int, list[str]]:
    """Return each line's tags, without code, anchors, colours and issue numbers."""
    if not any("#" in line for line in note.lines[note.body_line - 1 :]):
        return {}
    skipped, headings = lines_of(note.blocks, "code", "html"), lines_of(note.blocks, "heading")
    found: dict[int, list[str]] = {}
    for number, line in enumerate(note.lines, 1):
        if "#" in line and number >= note.body_line and number not in skipped:
            text = _MARKER.sub("", line, count=1) if number in headings or line.startswith("##") else line
            if tags := list(_tags(text)):
                found[number] = tags
    return found


def without_hashtags(heading: str) -> str:
    """Return the text of a heading without the tags at its end, unless it consists of tags."""
    if "#" not in heading:
        return heading
    words = heading.split()
    kept = len(words)
    while kept and (match := _TAG.fullmatch(words[kept - 1])) and _is_tag(match):
        kept -= 1
    return " ".join(words[:kept]) if 0 < kept < len(words) else heading


def _tags(line: str) -> Iterator[str]:
    for match in _TAG.finditer(_IN_LINK.sub(" ", line)):
        if _is_tag(match):
            yield (match["several"] or match["tag"].rstrip("/-")).strip()


def _is_tag(match: re.Match[str]) -> bool:
    text = match["several"] or match["tag"].rstrip("/-")
    return not _NUMBER.fullmatch(text) and not _COLOUR.fullmatch(text)
