"""Block syntax that CommonMark lacks or drops: math, footnotes, surplus table cells."""

import re
from itertools import takewhile

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, reference, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from aikb.notes.formulas import SIGN, closing_line

MAX_NESTING = 100
_MAX_FOOTNOTE_NESTING = 5
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")


class LosslessBlock(ParserBlock):
    """The block parser that shows what is nested too deep as plain text; the original drops it."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Read lines into tokens."""
        if state.level < MAX_NESTING:
            super().tokenize(state, startLine, endLine)
            return
        _push_text(state, "paragraph", state.getLines(startLine, endLine, state.blkIndent, False).strip("\n"))
        state.line = endLine


def install(md: MarkdownIt) -> None:
    """Give a parser these rules."""
    md.block = LosslessBlock()
    md.options["maxNesting"] = MAX_NESTING
    ruler = md.block.ruler
    ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})
    ruler.at("reference", kept_reference)
    ruler.before("fence", "math_block", math, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.before("reference", "footnote", footnote, {"alt": ["paragraph", "reference"]})


def whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, and keep the cells of a row that has more of them than the header."""
    known = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        state.tokens[known:] = _with_surplus(state, state.tokens[known:])
    return True


def kept_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[label]: target`, and keep its text: a slip like `[注]: 说明` would else vanish from the screen."""
    if not reference(state, start, end, silent):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = state.getLines(start, state.line, state.blkIndent, False).strip()
    return True


def math(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a formula between `$$` at the beginning of one line and at the end of the same or a later one."""
    if state.is_code_block(start) or not _line(state, start).startswith(SIGN):
        return False
    last = _math_end(state, start, end)
    if last is None:
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.content = state.getLines(start, last + 1, state.blkIndent, False).strip()
        state.line = last + 1
    return True


def footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[^1]: text` with its indented and its lazy continuation lines."""
    found = _FOOTNOTE.match(_line(state, start))
    depth = state.env.get("footnote_depth", 0)
    if not found or state.is_code_block(start) or depth >= _MAX_FOOTNOTE_NESTING:
        return False
    if silent:
        return True
    following = _footnote_end(state, start, end)
    rest = state.getLines(start + 1, following, state.blkIndent + 4, False)
    state.env.setdefault("footnotes", set()).add(found[1])
    state.push("footnote_open", "", 1).info = found[1]
    state.env["footnote_depth"] = depth + 1
    state.md.block.parse(f"{_line(state, start)[found.end() :]}\n{rest}", state.md, state.env, state.tokens)
    state.env["footnote_depth"] = depth
    state.push("footnote_close", "", -1)
    state.line = following
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _math_end(state: StateBlock, start: int, end: int) -> int | None:
    """Return the last line of the formula; text behind its end makes it a part of a paragraph."""
    inside = takewhile(lambda at: state.sCount[at] >= state.blkIndent or state.isEmpty(at), range(start, end))
    last = closing_line(_line(state, at) for at in inside)
    if last is None:
        return None
    behind = _line(state, start + last)[0 if last else len(SIGN) :].partition(SIGN)[2]
    return None if behind.strip() else start + last


def _footnote_end(state: StateBlock, start: int, end: int) -> int:
    line = start + 1
    while line < end:
        content = state.skipEmptyLines(line)
        if content >= end or state.sCount[content] < state.blkIndent:
            break
        is_indented = state.sCount[content] - state.blkIndent >= 2
        if not is_indented and (content > line or _ends_paragraph(state, line, end)):
            break
        line = content + 1
    return line


def _ends_paragraph(state: StateBlock, line: int, end: int) -> bool:
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _with_surplus(state: StateBlock, tokens: list[Token]) -> list[Token]:
    columns = sum(token.type == "th_open" for token in tokens)
    kept: list[Token] = []
    row = 0
    for token in tokens:
        if token.type == "tr_open" and token.map:
            row = token.map[0]
        if token.type == "tr_close" and row:
            kept += _surplus(_line(state, row).strip(), columns, token.level)
        kept.append(token)
    return kept


def _surplus(line: str, columns: int, level: int) -> list[Token]:
    cells = escapedSplit(line)
    cells = cells[1:] if cells and not cells[0] else cells
    cells = cells[:-1] if cells and not cells[-1] else cells
    tokens: list[Token] = []
    for cell in cells[columns:]:
        inline = Token("inline", "", 0, content=cell.strip(), children=[], level=level + 2)
        tokens += [Token("td_open", "td", 1), inline, Token("td_close", "td", -1)]
    return tokens


def _push_text(state: StateBlock, name: str, content: str) -> None:
    state.push(f"{name}_open", "p", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.children = content, []
    state.push(f"{name}_close", "p", -1)
