"""Read what YAML takes for a comment although the writer meant text: `tags: #rag #llm`, `title: Fix for bug #12`."""

import re
from collections.abc import Iterator, Sequence

from aikb.model import Edit
from aikb.notes.keys import ALIASES, CATEGORIES, OTHER_TITLES, SUMMARY, TAGS
from aikb.notes.metadata import Finding, Metadata, Pair, Value
from aikb.notes.quoting import plain_or_quoted, quoted

_TEXTS = frozenset(("title", *ALIASES, *OTHER_TITLES, *SUMMARY))
_TAGS = frozenset((*TAGS, *CATEGORIES))
_CUT = re.compile(r"[ \t]*(#[^\s#].*)", re.DOTALL)  # a comment has a blank behind its `#`


def with_commented(metadata: Metadata, lines: Sequence[str], first_line: int) -> Metadata:
    """Return the metadata with the tags found in comments, and a finding for each text that a comment cuts."""
    if not any("#" in line for line in lines):
        return metadata
    pairs: list[Pair] = []
    findings = list(metadata.findings)
    for pair in metadata.pairs:
        if pair.name in _TAGS:
            value, found = _tags(pair, lines, first_line)
            pairs.append(pair._replace(value=value))
            findings += found
        else:
            pairs.append(pair)
            findings += _cut(pair, lines, first_line) if pair.name in _TEXTS else ()
    return metadata._replace(pairs=tuple(pairs), findings=tuple(findings))


def _comment(value: Value, lines: Sequence[str], first_line: int) -> re.Match[str] | None:
    """Return what follows a plain scalar on its line, if it looks like the rest of it."""
    at = value.end_line - first_line
    is_plain = value.style == "plain" and 0 <= at < len(lines)
    return _CUT.match(lines[at], value.end_column - 1) if is_plain else None


def _tags(pair: Pair, lines: Sequence[str], first_line: int) -> tuple[Value, list[Finding]]:
    """Return the value of a tag key with the tags of its comments added, as items if it is a list."""
    if pair.value.type == "null":
        value, found = _read(pair.value, lines, first_line)
        return value, [found] if found else []
    if pair.value.type != "list":
        return pair.value, []
    read = [_read(item, lines, first_line) if item.type == "null" else (item, None) for item in pair.value.items]
    items = tuple(item for item, _ in read)
    return pair.value._replace(items=items), [found for _, found in read if found]


def _read(value: Value, lines: Sequence[str], first_line: int) -> tuple[Value, Finding | None]:
    comment = _comment(value, lines, first_line)
    if comment is None:
        return value, None
    text, start = comment[1].rstrip(), comment.start(1) + 1
    tags = [word.lstrip("#") for word in text.split() if word.strip("#")]
    is_item = lines[value.line - first_line].lstrip().startswith("-")
    written = plain_or_quoted(" ".join(tags)) if is_item else f"[{', '.join(map(plain_or_quoted, tags))}]"
    edit = Edit(value.end_line, start, value.end_line, start + len(text), written)
    message = f"`{_shorten(text)}` is a comment to YAML, as `#` begins one; leave the `#` out."
    return (
        Value(text, "text" if is_item else "line", value.end_line, start),
        Finding(value.end_line, start, "AKB024", message, "warning", (edit,)),
    )


def _cut(pair: Pair, lines: Sequence[str], first_line: int) -> Iterator[Finding]:
    for value in pair.value.items or (pair.value,):
        comment = _comment(value, lines, first_line)
        if comment and value.type == "text" and value.line == value.end_line:
            whole = lines[value.line - first_line][value.column - 1 :].rstrip()
            edit = Edit(value.line, value.column, value.line, value.column + len(whole), quoted(whole))
            message = f"`{_shorten(comment[1])}` is a comment to YAML, as `#` begins one; put the value in quotes."
            yield Finding(value.line, comment.start(1) + 1, "AKB024", message, "warning", (edit,))


def _shorten(text: str) -> str:
    text = text.lstrip("#")
    return text if len(text) <= 40 else text[:39] + "…"
