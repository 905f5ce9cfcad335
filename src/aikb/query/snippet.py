"""The passage of an entry that shows why it was found, by substring over its text; Whoosh's highlighter is not used."""

import re
from typing import NamedTuple

from aikb.model import Entry
from aikb.names.fold import fold_text
from aikb.names.split import plain

WIDTH = 110  # characters
_BORDER = re.compile(r"[。！？!?；;]|\.\s|[，,、]")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s|[-=]{3,}\s*$)")


class Passage(NamedTuple):
    """A snippet as plain text, the line of the note it begins on, and the spans in it that matched."""

    line: int
    text: str
    marks: tuple[tuple[int, int], ...]


def passage(entry: Entry, pattern: re.Pattern[str]) -> Passage:
    """The best passage of an entry for what was asked; its beginning when nothing of it matched."""
    lines = entry.text.split("\n")
    first = entry.end_line - len(lines) + 1
    best = max(range(len(lines)), key=lambda at: (_worth(lines[at], pattern), -at))
    if not _worth(lines[best], pattern):
        opening = entry.definition or next((text for text in map(plain, lines[1:]) if text), "")
        return Passage(max(first, entry.line), _clip(opening, 0)[0], ())
    text = plain(lines[best])
    for more in lines[best + 1 :]:
        if len(text) > WIDTH // 2 or not more.strip():
            break
        text += " " + plain(more)
    found = pattern.search(fold_text(text))
    clipped, _ = _clip(text, found.start() if found else 0)
    marks = tuple(match.span() for match in pattern.finditer(fold_text(clipped)))
    return Passage(first + best, clipped, marks)


def _worth(line: str, pattern: re.Pattern[str]) -> float:
    """How well a line shows the match: different words found, a heading only when nothing else does."""
    found = {match.group() for match in pattern.finditer(fold_text(line))}
    return len(found) * (0.1 if _HEADING.match(line) else 1.0)


def _clip(text: str, at: int) -> tuple[str, int]:
    """At most WIDTH characters around a position, begun behind the border of a sentence or clause when one is near."""
    if len(text) <= WIDTH:
        return text, 0
    start = max(0, min(at - WIDTH // 3, len(text) - WIDTH))
    borders = [match.end() for match in _BORDER.finditer(text, max(0, start - WIDTH // 4), at)]
    start = min(borders, key=lambda border: abs(border - start), default=start) if start else 0
    end = min(len(text), start + WIDTH)
    before, behind = "…" if start else "", "…" if end < len(text) else ""
    return before + text[start:end].strip() + behind, start
