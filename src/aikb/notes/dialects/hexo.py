"""YAML at the head of a note that `---` closes and nothing opens, as Hexo's own templates wrote it."""

import re
from collections.abc import Sequence

from aikb.notes.frontmatter import read_yaml
from aikb.notes.metadata import Metadata
from aikb.notes.values import READERS

_FIRST = re.compile(r"(?:title|layout|date|tags|categories|id|permalink)[ \t]*:(?:[ \t].*)?", re.DOTALL)
_CLOSE = re.compile(r"-{3,}[ \t\r]*")
_LONGEST = 50  # lines


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the front matter, or None unless the lines before `---` are a mapping of several keys, none empty."""
    if start > len(lines) or not _FIRST.fullmatch(lines[start - 1]):
        return None
    head = lines[start - 1 : start - 1 + _LONGEST]
    size = next((at for at, line in enumerate(head) if not line.strip() or _CLOSE.fullmatch(line)), len(head))
    if size < 2 or size == len(head) or not head[size].strip():  # a line over dashes is a heading
        return None
    metadata = read_yaml(head[:size], start)
    known = sum(pair.name in READERS for pair in metadata.pairs)
    if metadata.findings or len(metadata.pairs) < 2 or not known:
        return None
    return metadata._replace(body_line=start + size + 1)
