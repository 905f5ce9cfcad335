"""The passage of an entry that shows why it was found, by substring over its text; Whoosh's highlighter is not used."""

import re
from typing import NamedTuple

from aikb.model import Entry, Field
from aikb.names.fold import fold_text
from aikb.notes.furniture import without_furniture
from aikb.notes.inline import plain

WIDTH = 110  # characters
_BORDER = re.compile(r"[。！？!?；;]|\.\s|[，,、]")
_MARKER = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+(?:\[[ xX]\]\s)?")
_CUT_WORD = re.compile(r"[A-Za-z0-9]{2}")
_LONGEST_WORD = 20  # letters by which a snippet may begin or end earlier for the sake of a whole word
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
_NO_TEXT = re.compile(r"[\W_]*")


class Passage(NamedTuple):
    """A snippet as plain text, the line of the note it begins on, and the spans in it that matched."""

    line: int
    text: str
    marks: tuple[tuple[int, int], ...]
    key: str = ""  # of the metadata, where it is a line of that


def passage(entry: Entry, pattern: re.Pattern[str]) -> Passage:
    """The best passage of an entry for what was asked; what it says of itself when only its head matched."""
    lines = entry.text.split("\n")
    first = entry.end_line - len(lines) + 1
    head = _heading_lines(entry, lines)
    best = max(range(head, len(lines)), key=lambda at: (_worth(lines[at], pattern), -at), default=0)
    field = max(entry.fields, key=lambda each: _worth(each.text, pattern), default=None)
    if field and _worth(field.text, pattern) > (_worth(lines[best], pattern) if best >= head else 0):
        return _of_field(field, pattern)
    if best < head or not _worth(lines[best], pattern):
        best = next((at for at in range(head, len(lines)) if not _NO_TEXT.fullmatch(lines[at])), 0)
        text = entry.definition or ("" if best < head else _from(lines, best))
        opening = next((at for at, line in enumerate(lines) if line.strip()), 0)
        return Passage(max(first + opening, entry.line), _clip(text, 0), ())
    # A term's own line begins with its names, which stand above the snippet already.
    headword = entry.type == "term" and not entry.rest and not best
    text = entry.definition if headword and entry.definition else _from(lines, best)
    found = pattern.search(fold_text(text))
    seen = without_furniture([lines[best]])[0]
    if seen != lines[best] and not pattern.search(fold_text(seen)):  # what was found is what tools keep there
        text = plain(_MARKER.sub("", lines[best]))
        found = pattern.search(fold_text(text))
    clipped = _clip(text, found.start() if found else 0)
    return Passage(first + best, clipped, spans(clipped, pattern))


def _of_field(field: Field, pattern: re.Pattern[str]) -> Passage:
    """A line of the metadata with the key that it belongs to."""
    found = pattern.search(fold_text(field.text))
    clipped = _clip(field.text, found.start() if found else 0)
    text = f"{field.key}: {clipped}" if field.key else clipped
    return Passage(field.line, text, spans(text, pattern), field.key)


def spans(text: str, pattern: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Where a text has what was sought, in whatever script and width it is written there."""
    return tuple(match.span() for match in pattern.finditer(fold_text(text)))


def _heading_lines(entry: Entry, lines: list[str]) -> int:
    """How many lines go by before the text behind a section's heading begins; the name above the snippet is enough."""
    if entry.type != "section" or entry.rest:
        return 0
    opening = next((at for at, line in enumerate(lines) if line.strip()), 0)
    inner = entry.id != entry.path  # a note as a whole may begin without a heading
    own = inner and entry.line == entry.end_line - len(lines) + 1 + opening
    underlined = _UNDERLINE.fullmatch("".join(lines[opening + 1 : opening + 2]))
    return opening + 1 if own or underlined or lines[opening].lstrip().startswith("#") else 0


def _from(lines: list[str], at: int) -> str:
    """A line as plain text, and what follows it when it is short."""
    text = _plain_line(lines[at])
    for more in lines[at + 1 :]:
        if len(text) > WIDTH // 2 or _NO_TEXT.fullmatch(more):
            break
        text += " " + _plain_line(more)
    return text


def _plain_line(line: str) -> str:
    """A line without its list marker; the cells of a table row with a dot between them."""
    text = plain(_MARKER.sub("", without_furniture([line])[0])) or plain(_MARKER.sub("", line))
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    return " · ".join(filter(None, cells)) if text.startswith("|") else text


def _worth(line: str, pattern: re.Pattern[str]) -> int:
    """How well a line shows the match: how many different words of it."""
    return len({match.group() for match in pattern.finditer(fold_text(line))})


def _clip(text: str, at: int) -> str:
    """At most WIDTH characters around a position, begun behind the border of a sentence or clause when one is near."""
    if len(text) <= WIDTH:
        return text
    start = max(0, min(at - WIDTH // 3, len(text) - WIDTH))
    borders = [match.end() for match in _BORDER.finditer(text, max(0, start - WIDTH // 4), at)]
    start = min(borders, key=lambda border: abs(border - start), default=_whole(text, start)) if start else 0
    end = _whole(text, min(len(text), start + WIDTH))
    before, behind = "…" if start else "", "…" if end < len(text) else ""
    return before + text[start:end].strip() + behind


def _whole(text: str, at: int) -> int:
    """The nearest place before `at` where no Latin word is cut; `at` itself when that is far."""
    near = range(at, max(-1, at - _LONGEST_WORD), -1)
    return next((each for each in near if each == 0 or not _CUT_WORD.match(text, each - 1)), at)
