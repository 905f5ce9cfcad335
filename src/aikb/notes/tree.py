"""Build nested blocks from markdown-it's flat tokens; parses no syntax itself but table cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Protocol

from aikb.model import Block, BlockType
from aikb.notes.callouts import opening


class Token(Protocol):
    """The part of markdown-it's token that is read here."""

    type: str
    tag: str
    map: list[int] | None
    content: str


_LEAVES: dict[str, BlockType] = {"fence": "code", "code_block": "code", "html_block": "html", "hr": "rule"}
_OPENERS: dict[str, BlockType] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
}
_CLOSERS = frozenset(name.replace("_open", "_close") for name in _OPENERS)
_INDENT = re.compile(r"\n[ \t]+")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class _Frame:
    """A block that is still open."""

    type: BlockType
    line: int
    end_line: int
    level: int
    text: str = ""
    children: list[Block] = field(default_factory=list)


def build_blocks(tokens: Sequence[Token], body: Sequence[str], body_line: int) -> tuple[Block, ...]:
    """Return the top-level blocks; `body` are the parsed lines, the first of which is line `body_line`."""
    return _Builder(body, body_line).build(tokens)


class _Builder:
    def __init__(self, body: Sequence[str], body_line: int) -> None:
        self.body = body
        self.first = body_line
        # For each line the last one up to it that is not blank: containers end there.
        self.filled = list(accumulate((i if line.strip(" \t") else 0 for i, line in enumerate(body, 1)), max))
        self.stack = [_Frame("quote", 1, 1, 0)]
        self.depth = 0

    def build(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        for token in tokens:
            if token.type == "inline":
                self.stack[-1].text = token.content
            elif token.type in _OPENERS:
                self._open(token, _OPENERS[token.type])
            elif token.type in _CLOSERS:
                self._close()
            elif token.type in _LEAVES:
                self._add(token, _LEAVES[token.type])
        return tuple(self.stack[0].children)

    def _lines(self, token: Token) -> tuple[int, int]:
        if token.map is None:  # a cell has the place of its row
            return self.stack[-1].line, self.stack[-1].end_line
        start, end = token.map
        last = self.filled[min(end, len(self.filled)) - 1] - 1
        return start + self.first, max(start, last) + self.first

    def _open(self, token: Token, kind: BlockType) -> None:
        line, end_line = self._lines(token)
        self.depth += kind == "list"
        level = int(token.tag[1]) if kind == "heading" else self.depth if kind == "item" else 0
        self.stack.append(_Frame(kind, line, end_line, level))

    def _close(self) -> None:
        frame = self.stack.pop()
        self.depth -= frame.type == "list"
        if frame.type == "item":
            _take_first_paragraph(frame)
        elif frame.type == "quote":
            _split_callout(frame)
        elif frame.type == "table":
            self._add_extra_cells(frame)
        text = _INDENT.sub("\n", frame.text) if "\n" in frame.text else frame.text
        block = Block(frame.type, frame.line, frame.end_line, frame.level, text, tuple(frame.children))
        self.stack[-1].children.append(block)

    def _add(self, token: Token, kind: BlockType) -> None:
        text = "" if kind == "rule" else token.content.rstrip("\n")
        self.stack[-1].children.append(Block(kind, *self._lines(token), text=text))

    def _add_extra_cells(self, table: _Frame) -> None:
        """Add the cells that GFM drops because the header row has no column for them."""
        for index, row in enumerate(table.children):
            cells = split_cells(self.body[row.line - self.first])
            extra = cells[len(row.children) :]
            if any(extra):
                more = tuple(Block("cell", row.line, row.line, text=text) for text in extra)
                table.children[index] = Block("row", row.line, row.line, children=row.children + more)


def split_cells(line: str) -> list[str]:
    """Return the cells of a table's line, with or without outer pipes."""
    parts = [part.strip().replace("\\|", "|") for part in _PIPE.split(line.lstrip("> \t").rstrip())]
    if parts and not parts[0]:
        parts.pop(0)
    if parts and not parts[-1]:
        parts.pop()
    return parts


def _take_first_paragraph(item: _Frame) -> None:
    if item.children and item.children[0].type == "paragraph":
        item.text = item.children.pop(0).text


def _split_callout(quote: _Frame) -> None:
    """Make `[!Note] title` a block of its own, even without an empty line after it."""
    first = quote.children[0] if quote.children else None
    callout = opening(first.text) if first and first.type == "paragraph" else None
    if first is None or callout is None or callout.end == len(first.text):
        return
    label = Block("paragraph", first.line, first.line, text=first.text[: callout.end].rstrip())
    rest = Block("paragraph", first.line + 1, first.end_line, text=first.text[callout.end :])
    quote.children[:1] = [label, rest]
