"""Parse Markdown into markdown-it tokens, with callouts and definition lists."""

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from aikb.notes.callouts import opening
from aikb.render.markdown import syntax_block, syntax_inline

_QUOTE_BEGINS = ["blockquote_open", "paragraph_open"]
_DEFINITION = re.compile(r":[ \t]+(?=\S)")


def parse(source: str) -> list[Token]:
    """Read Markdown into tokens."""
    return _parser().parse(source)


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"tasklists": True})
    syntax_block.install(md)
    syntax_inline.install(md)
    md.enable(["table", "strikethrough"])
    md.core.ruler.before("inline", "callouts", _callouts)
    md.core.ruler.before("inline", "definitions", _definitions)
    return md


def _callouts(state: StateCore) -> None:
    """Turn quotes that begin with `[!Note] title` into callouts."""
    tokens: list[Token] = []
    for token in state.tokens:
        is_first = token.type == "inline" and [known.type for known in tokens[-2:]] == _QUOTE_BEGINS
        found = opening(token.content) if is_first else None
        if found:
            tokens[-2].meta = {"kind": found.kind, "title": bool(found.title)}
            token.content = token.content[found.end :]
            tokens[-1:] = [*_block("callout_title", found.title, token), tokens[-1]]
        tokens.append(token)
    state.tokens = tokens


def _definitions(state: StateCore) -> None:
    """Turn paragraphs with lines that begin with `: ` into definition lists."""
    tokens: list[Token] = []
    is_replaced = False
    for token in state.tokens:
        if is_replaced:
            is_replaced = False
            continue
        is_text = token.type == "inline" and tokens and tokens[-1].type == "paragraph_open"
        is_replaced = bool(is_text and any(_DEFINITION.match(line) for line in token.content.split("\n")))
        if is_replaced:
            tokens[-1:] = _definition_list(token)
        else:
            tokens.append(token)
    state.tokens = tokens


def _definition_list(token: Token) -> list[Token]:
    lines = token.content.split("\n")
    pieces: list[tuple[str, str]] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if found := _DEFINITION.match(line):
            pieces.append(("dd", line[found.end() :]))
        elif pieces and pieces[-1][0] == "dd" and not _DEFINITION.match(following):
            pieces[-1] = ("dd", f"{pieces[-1][1]}\n{line}")
        else:
            pieces.append(("dt", line))
    return [piece for kind, content in pieces for piece in _block(kind, content, token)]


def _block(kind: str, content: str, origin: Token) -> list[Token]:
    inline = Token("inline", "", 0, content=content, children=[], map=origin.map)
    return [Token(f"{kind}_open", "", 1), inline, Token(f"{kind}_close", "", -1)]
