"""YAML between `---` and `---` or `...` at the head of a note."""

import re
from collections.abc import Sequence
from itertools import pairwise

from aikb.notes.comments import with_commented
from aikb.notes.frontmatter import MAX_CHARS, read_yaml
from aikb.notes.metadata import Finding, Metadata
from aikb.notes.salvage import is_pair_like, salvage
from aikb.notes.slips import slips
from aikb.notes.values import READERS

_OPEN = re.compile(r"---\s*")
_CLOSE = re.compile(r"(?:---|\.\.\.)\s*")
_KEY = re.compile(r"[\w\"'][^:#]{0,60}:(?:\s.*)?", re.DOTALL)
_PAIR = re.compile(r"[\"']?[A-Za-z_][\w \-.]{0,40}[\"']?[ \t]*[:：](?!/).*", re.DOTALL)
_TEMPLATE = re.compile(r"[ \t]*(?:<%|\{[{%]|%>|[%}]\}).*", re.DOTALL)
_MOST_LINES = 100


def read(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the front matter, or None if `---` is only a rule; `start` is the first line with text."""
    if start > len(lines) or not _OPEN.fullmatch(lines[start - 1]):
        return None
    close = next((i for i in range(start, len(lines)) if _CLOSE.fullmatch(lines[i])), None)
    if close is None:
        return _read_unclosed(lines, start)
    inner = lines[start:close]
    metadata = with_commented(read_yaml(inner, start + 1), inner, start + 1)
    rules = {finding.rule for finding in metadata.findings}
    if "AKB004" in rules:
        metadata = metadata._replace(findings=slips(inner, start + 1) or metadata.findings)
    if rules & {"AKB003", "AKB004", "AKB008"} and _is_prose(inner, rules):
        # A rule further down does not close it: the front matter is open, or there is no front matter.
        return _read_unclosed(lines, start)
    if "AKB003" in rules and not any(pair.name in READERS for pair in metadata.pairs):
        return Metadata(body_line=start, findings=metadata.findings)
    return metadata._replace(body_line=close + 2)


def _is_prose(inner: Sequence[str], rules: set[str]) -> bool:
    """Return whether the lines are prose: too few pairs, or an empty line followed by something else than a pair."""
    pairs = sum(bool(_PAIR.fullmatch(line)) for line in inner)
    strays = sum(not is_pair_like(line) and not _TEMPLATE.fullmatch(line) for line in inner)
    if "AKB003" not in rules and (not pairs or strays > pairs or len(inner) > _MOST_LINES):
        return True
    behind_gap = (line for before, line in pairwise(inner) if not before.strip() and line.strip())
    return any(line.startswith("#") or not is_pair_like(line) for line in behind_gap)


def _read_unclosed(lines: Sequence[str], start: int) -> Metadata | None:
    """Return the pairs up to the first line that is not a pair, or None if the next line is not a pair."""
    if start >= len(lines) or not _KEY.fullmatch(lines[start]):
        return None
    end = start
    size = 0
    while end < len(lines) and size < MAX_CHARS and _may_belong(lines[end]):
        size += len(lines[end])
        end += 1
    message = "The front matter is never closed; a line '---' is expected behind it."
    finding = Finding(start, 1, "AKB002", message)
    return Metadata(salvage(lines[start:end], start + 1), end + 1, (finding,))


def _may_belong(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#") and is_pair_like(line)
