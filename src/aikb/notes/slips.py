"""Explain why the YAML parser refused lines, as the writer's slip, with a fix."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aikb.model import Edit
from aikb.notes.metadata import Finding
from aikb.notes.quoting import plain_or_quoted, quoted
from aikb.notes.salvage import split_flow, unquote

_MOST = 10  # findings for one note
_KEYED = re.compile(r"(?P<key>[A-Za-z_][\w \-]{0,40}?)(?P<colon>[ \t]*[:：][ \t]*)(?P<value>.*)", re.DOTALL)
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)", re.DOTALL)
_BLOCK = re.compile(r"[|>][+-]?\d?[ \t]*")
_TABS = re.compile(r" *\t[ \t]*")
_CLOSED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_CLAUSE = re.compile(r":(?:\s|$)")


class _Slip(NamedTuple):
    """What is wrong with a value or a colon, from which offset, and what replaces the rest of the line."""

    start: int
    message: str
    text: str | None = None
    end: int | None = None  # of what is written otherwise; the end of the line, if not given
    at: int | None = None  # where the fault is, if not at the start


def slips(lines: Sequence[str], first_line: int) -> tuple[Finding, ...]:
    """Return a finding for each line that explains why the lines are not YAML; empty if no line does."""
    found = ((number, line, slip) for number, line in _outside_blocks(lines) for slip in _of_line(line))
    return tuple(_finding(first_line + number, line, slip) for number, line, slip in found)[:_MOST]


def _finding(number: int, line: str, slip: _Slip) -> Finding:
    end = len(line) if slip.end is None else slip.end
    edits = () if slip.text is None else (Edit(number, slip.start + 1, number, end + 1, slip.text),)
    column = (slip.start if slip.at is None else slip.at) + 1
    return Finding(number, column, "AKB004", slip.message, edits=edits)


def _outside_blocks(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines outside `|` and `>` values, with their numbers."""
    in_block = False
    for number, line in enumerate(lines):
        if in_block and (line[:1] in " \t" or not line.strip()):
            continue
        keyed = _KEYED.fullmatch(line)
        in_block = bool(keyed and _BLOCK.fullmatch(keyed["value"]))
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _of_line(line: str) -> Iterator[_Slip]:
    if tabs := _TABS.match(line):
        spaces = "" if _KEYED.fullmatch(line, tabs.end()) else tabs[0].replace("\t", "  ")
        yield _Slip(0, "A tab cannot indent a line of YAML; blanks are expected.", spaces, tabs.end())
    if item := _ITEM.fullmatch(line):
        yield from _of_value(item["value"], item.start("value"), "")
    elif keyed := _KEYED.fullmatch(line):
        yield from _of_colon(keyed)
        yield from _of_value(keyed["value"], keyed.start("value"), keyed["key"])
    elif line[0] not in " \t-]}\"'" and not _KEYED.match(line):
        yield _Slip(0, "This line is not `key: value`.")


def _of_colon(keyed: re.Match[str]) -> Iterator[_Slip]:
    start, end = keyed.span("colon")
    if "：" in keyed["colon"]:
        yield _Slip(start, "The colon is full-width; YAML expects `: `.", ": " if keyed["value"] else ":", end)
    elif keyed["value"] and not keyed["colon"][-1].isspace() and keyed["value"][0] not in ":/":
        yield _Slip(start, "A space is missing behind the colon.", ": ", end)


def _of_value(value: str, start: int, key: str) -> Iterator[_Slip]:
    bare = value.strip()
    if not bare or _BLOCK.fullmatch(bare):
        return
    closed = _CLOSED.match(bare)
    if bare[0] in "\"'":
        if closed is None:
            yield _Slip(start, f"The quote {bare[0]} is never closed.", quoted(unquote(bare)))
        elif (behind := bare[closed.end() :].strip()) and not behind.startswith("#"):
            yield _Slip(start, "Text follows the closing quote; put all of the value in quotes.", quoted(bare))
    elif bare[0] in "@`%":
        yield _Slip(start, f"A value that begins with `{bare[0]}` must be in quotes.", quoted(bare))
    elif bare[0] in "[{":
        yield from _of_flow(bare, start, key)
    elif clause := _CLAUSE.search(bare):
        what = "ends with `:`" if clause.end() == len(bare) else "holds `: `"
        yield _Slip(start, f"The value {what}; put it in quotes.", quoted(bare), at=start + clause.start())


def _of_flow(bare: str, start: int, key: str) -> Iterator[_Slip]:
    """Yield what is not really a list or a mapping: `[[a]] b`, `{{title}}`, and a list of items that begin with `#`."""
    items = split_flow(bare, 1, 1)
    if bare.startswith("{{") or (bare[0] == "[" and items is None):
        yield _Slip(start, f"A value that begins with `{bare[0]}` and is no list must be in quotes.", quoted(bare))
    elif items and any(item.text.startswith("#") for item in items.items):
        texts = [item.text.lstrip("#") if "tag" in key.lower() else item.text for item in items.items]
        listed = f"[{', '.join(map(plain_or_quoted, texts))}]"
        yield _Slip(start, "`#` begins a comment, so the list is never closed; leave it out or use quotes.", listed)
