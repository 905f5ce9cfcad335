"""Parse Markdown into a tree of blocks with line numbers. The only module of notes/ that imports markdown-it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, paragraph
from markdown_it.token import Token

from aikb.model import Block
from aikb.notes.dialects.dashes import is_dates_line
from aikb.notes.formulas import SIGN, closing_line
from aikb.notes.tree import build_blocks

# Containers nested deeper than this are read as paragraphs: each level costs two frames of Python's stack, and
# markdown-it itself drops blocks beyond its nesting limit.
DEEPEST = 60

_HEADING = re.compile(r"(#{1,6})(?=[^#]|$)(.*)", re.DOTALL)
_TIGHT_ANYWHERE = re.compile(r"^ {0,3}#{2,6}[^#\s]", re.MULTILINE)
_HASHTAGS = re.compile(r"[^#\s]+(?:[ \t]+#[^#\s]+)+[ \t]*")
_UNDERLINE = re.compile(r"(-{2,}|={2,})[ \t]*")
_INVISIBLE_START = re.compile(r"^[\u200b\u200c\u200d\u2060\ufeff]+(?=\S)", re.MULTILINE)
_NBSP_MARKER = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)]|#{1,6}))\xa0", re.MULTILINE)


def parse_blocks(lines: Sequence[str], body_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of `lines` from `body_line` on, for any text; line numbers count from 1 in the whole file."""
    body = lines[body_line - 1 :]
    text = _visible("\n".join(body))
    if not text.strip(" \t\n"):
        return ()
    try:
        tokens: list[Token] = []
        _PARSER.block.parse(text, _PARSER, {"tight": bool(_TIGHT_ANYWHERE.search(text))}, tokens)
        return build_blocks(tokens, body, body_line)
    except (RecursionError, RuntimeError, IndexError, ValueError):
        # No text is known that leads here, except with a caller close to the recursion limit.
        return _plain_blocks(body, body_line)


def _visible(text: str) -> str:
    """Return the same number of lines without invisible characters, which would hide a heading or a bullet."""
    if "\xa0" in text:
        text = _NBSP_MARKER.sub(r"\1 ", text)
    if any(char in text for char in "\u200b\u200c\u200d\u2060\ufeff"):
        text = _INVISIBLE_START.sub("", text)
    return text


def _plain_blocks(body: Sequence[str], body_line: int) -> tuple[Block, ...]:
    return tuple(Block("paragraph", i, i, text=line) for i, line in enumerate(body, body_line) if line.strip(" \t"))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _starts_with(state: StateBlock, line: int, mark: str) -> bool:
    return state.src.startswith(mark, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match text nested too deep for containers as a paragraph."""
    return state.level >= DEEPEST and not silent and paragraph(state, start, end, False)


def _atx_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match `## title`, and also `##title` and `##　title`, but not hashtags."""
    if not _starts_with(state, start, "#") or state.is_code_block(start):
        return False
    if heading(state, start, end, silent):
        return True
    match = _HEADING.fullmatch(_line(state, start))
    if not match or not _is_heading(match[1], match[2], state.env["tight"]):
        return False
    if not silent:
        _push_heading(state, len(match[1]), _without_closing(match[2].strip(), match[1]), (start, start + 1))
    return True


def _is_heading(marks: str, title: str, tight: bool) -> bool:
    """Return whether `#title` without a blank is a heading; alone it is a tag, unless the note writes headings so."""
    if len(marks) > 1 or title[0].isspace():
        return bool(title.strip())
    return tight and title[0] != "!" and not _HASHTAGS.fullmatch(title)


def _without_closing(title: str, marks: str) -> str:
    bare = title.rstrip("#")
    return bare.rstrip() if len(title) - len(bare) == len(marks) > 1 else title


def _setext_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a one-line title over dashes, but not `a | b` or `created: …` over dashes."""
    under = start + 1
    if silent or under >= end or state.is_code_block(start) or not 0 <= state.sCount[under] - state.blkIndent < 4:
        return False
    mark = state.src[state.bMarks[under] + state.tShift[under] : state.eMarks[under]][:1]
    if mark not in ("-", "=") or state.sCount[under] < 0 or not _UNDERLINE.fullmatch(_line(state, under)):
        return False
    title = _line(state, start).strip()
    if not title or (mark == "-" and "|" in title) or is_dates_line(title):
        return False
    _push_heading(state, 1 if mark == "=" else 2, title, (start, under + 1))
    return True


def _push_heading(state: StateBlock, level: int, title: str, lines: tuple[int, int]) -> None:
    state.line = lines[1]
    tag = f"h{level}"
    state.push("heading_open", tag, 1).map = list(lines)
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = title, list(lines), []
    state.push("heading_close", tag, -1)


def _math(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match `$$` to `$$` without an empty line as one paragraph, whatever its lines begin with."""
    if not _starts_with(state, start, SIGN) or state.is_code_block(start):
        return False
    inside = takewhile(lambda at: state.sCount[at] >= state.blkIndent and not state.isEmpty(at), range(start, end))
    last = closing_line(_line(state, at) for at in inside)
    if not last:  # on one line it is a paragraph
        return False
    return silent or _push_math(state, start, start + last + 1)


def _push_math(state: StateBlock, start: int, end: int) -> bool:
    state.line = end
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content, inline.map = state.getLines(start, end, state.blkIndent, False).strip(), [start, end]
    state.push("paragraph_close", "p", -1)
    return True


def _make_parser() -> MarkdownIt:
    """Return a CommonMark parser with tables and task lists, its two heading rules replaced by ours."""
    parser = MarkdownIt("commonmark", {"maxNesting": 10 * DEEPEST, "tasklists": True}).enable("table")
    parser.disable("reference")  # a link definition makes no block, so its lines would belong to none
    ruler = parser.block.ruler
    ruler.before("table", "deep", _deep)
    ruler.before("fence", "math", _math, {"alt": ["paragraph", "blockquote", "list"]})
    ruler.at("heading", _atx_heading, {"alt": ["paragraph", "blockquote"]})
    ruler.at("lheading", _setext_heading)
    return parser


_PARSER = _make_parser()
