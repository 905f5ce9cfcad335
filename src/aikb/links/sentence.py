"""A text and a stretch of it come in, the sentence around the stretch goes out, as a reader sees it."""

import re

from aikb.notes.callouts import CALLOUT
from aikb.notes.inline import plain

LONGEST = 240  # characters of the source; of a longer sentence what is nearest

# Inside of an address a sign of ASCII ends no sentence: https://a.b/c?d=e.
_END = re.compile(r"(?:[。！？；]|(?:[?;]|(?<!\[)!(?!\[))(?=[?!;\s”’\"')]|[^\x00-\x7f]|\Z))+[”’」』）)]*|\.(?=\s)|\n")
_LEAD = re.compile(rf"\s*(?:>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{{1,9}}[.)]\s+|#{{1,6}}\s+|\|\s*|{CALLOUT}\s*)*")
_CELL = re.compile(r"\s*\|\s*")


def around(text: str, start: int, end: int) -> str:
    """The sentence that holds the characters from `start` to `end`, without Markdown, on one line."""
    first = max((match.end() for match in _END.finditer(text, max(0, start - LONGEST), start)), default=-1)
    if first < 0:
        first = max(0, start - LONGEST)
    stop = _END.search(text, end, end + LONGEST)
    last = end + LONGEST if stop is None else stop.start() if stop[0] == "\n" else stop.end()
    sentence = text[first:last]
    lead = _LEAD.match(sentence)
    assert lead is not None  # it matches nothing at least
    sentence = sentence[min(lead.end(), max(0, start - first)) :]
    cut = "…" if first == start - LONGEST else ""
    shown = plain(sentence)
    in_table = "|" in lead[0] or text[text.rfind("\n", 0, start) + 1 : start].lstrip().startswith("|")
    return cut + (_CELL.sub(" ", shown).strip() if in_table else shown)
