"""Return the lines of a note's metadata as searchable text: the key that each belongs to, and its text.

They come from the lines, not from parsed values: what a dialect drops (a comment, a wrong line, a template's
placeholder) is still text of the note.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from aikb.model import Field
from aikb.notes.metadata import Metadata, Pair

_TEXT = re.compile(r"[^\W_]")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)?[\"']?(?P<key>[^\W\d][\w .\-/]{0,40}?)[\"']?[ \t]*(?:::|[:：=])(?:[ \t]+|$)")
_FRAME = " \t\"'[]{},|>-"


def read_fields(lines: Sequence[str], metadata: Metadata) -> tuple[Field, ...]:
    """Return a field for each line above the body that says something besides its key."""
    head = lines[: metadata.body_line - 1]
    if not head:
        return ()
    pairs = sorted((pair for pair in metadata.pairs if pair.line <= len(head)), key=lambda pair: pair.line)
    return tuple(_fields(head, pairs))


def _fields(head: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Field]:
    starts = [pair.line for pair in pairs]
    for number, line in enumerate(head, 1):
        if not _TEXT.search(line):
            continue
        at = bisect_right(starts, number) - 1
        key, text = _split(line, pairs[at] if at >= 0 else None, number)
        if _TEXT.search(text):
            yield Field(number, key, text.strip(_FRAME))


def _split(line: str, pair: Pair | None, number: int) -> tuple[str, str]:
    """Return the key that a line belongs to, and its text; nested keys belong to the outer key."""
    own = _KEY.match(line)
    if pair is None:
        return (own["key"], line[own.end() :]) if own else ("", line)
    if number == pair.line:
        opening = re.match(rf"[ \t]*[\"']?{re.escape(pair.key)}[\"']?[ \t]*(?:::|[:：=])?", line)
        return pair.key, line[opening.end() :] if opening else line
    if own and pair.value.type in ("map", "list"):
        return f"{pair.key}.{own['key']}", line[own.end() :]
    return pair.key, line
