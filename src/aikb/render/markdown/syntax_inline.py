"""Inline syntax that CommonMark lacks: CJK emphasis, math, wikilinks, marks, footnotes."""

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from aikb.notes.formulas import FORMULA
from aikb.notes.wikilinks import match_wikilink
from aikb.render.width import cell_width

_MATH = re.compile(FORMULA)
_CJK = re.compile(r"[\u2e80-\u9fff\uff00-\uff60]")
_TEXT_COMMAND = re.compile(r"\\text\w*\{[^}]*\}")
_MARK = re.compile(r"==(?=[^\s=])((?:[^=\n]|=(?!=))+)(?<=\S)==(?![=0-9A-Za-z])")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
_INLINE_FOOTNOTE = re.compile(r"\^\[([^\[\]\n]{1,300})\]")


class CjkState(StateInline):
    """Inline state in which `**` beside Chinese opens and closes as a Chinese reader expects.

    CommonMark wants a space or punctuation outside when there is punctuation inside, and Chinese writes no spaces:
    without this the `**` of `**注意：**正文` stay on the screen.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """Widen the flanking rule of `*` and `~` for wide characters on either side."""
        scanned = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1 : start]
        after = self.src[start + scanned.length : start + scanned.length + 1]
        if before.isdecimal() and after.isdecimal():  # `512*512` and `256*1024` are sums, whatever CommonMark says
            return Scanned(False, False, scanned.length)
        if not canSplitWord or not (_is_wide(before) or _is_wide(after)):
            return scanned
        opens = scanned.can_open or bool(after.strip())
        closes = scanned.can_close or bool(before.strip())
        return Scanned(opens, closes, scanned.length)


class CjkInline(ParserInline):
    """The inline parser that reads with a CjkState."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read a paragraph's text into tokens."""
        state = CjkState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def install(md: MarkdownIt) -> None:
    """Give a parser these rules."""
    md.inline = CjkInline()
    ruler = md.inline.ruler
    ruler.before("escape", "math_inline", math)
    ruler.before("escape", "mark", mark)
    ruler.before("link", "wikilink", wikilink)
    ruler.before("link", "footnote_ref", footnote)
    ruler.before("link", "footnote_inline", inline_footnote)


def math(state: StateInline, silent: bool) -> bool:
    """Read `$x$` and `$$x$$`."""
    found = _at(state, "$", _MATH)
    if not found or _is_word(state.src[state.pos - 1 : state.pos]) or not _is_formula(found[0]):
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = found[0]
    state.pos = found.end()
    return True


def mark(state: StateInline, silent: bool) -> bool:
    """Read `==marked==`."""
    found = _at(state, "=", _MARK)
    if not found or _is_word(state.src[state.pos - 1 : state.pos], "=!<>:"):
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def wikilink(state: StateInline, silent: bool) -> bool:
    """Read `[[target|label]]` and the embedding `![[target]]`."""
    found = match_wikilink(state.src, state.pos, state.posMax) if state.src[state.pos] in "[!" else None
    if not found:
        return False
    link, state.pos = found
    if not silent:
        token = state.push("wikilink", "a", 0)
        token.content = link.shown
        token.meta = {"target": link.whole.strip(), "embed": link.embed}
    return True


def footnote(state: StateInline, silent: bool) -> bool:
    """Read `[^1]` where the text defines that footnote; elsewhere it is a regular expression or a slip."""
    found = _at(state, "[", _FOOTNOTE)
    if not found or found[1] not in state.env.get("footnotes", ()):
        return False
    if not silent:
        state.push("footnote_ref", "sup", 0).content = found[1]
    state.pos = found.end()
    return True


def inline_footnote(state: StateInline, silent: bool) -> bool:
    """Read `^[a note in the text]`, as Obsidian and Pandoc write it."""
    found = _at(state, "^", _INLINE_FOOTNOTE)
    if not found:
        return False
    if not silent:
        state.push("footnote_ref", "sup", 0).content = found[1].strip()
    state.pos = found.end()
    return True


def _at(state: StateInline, first: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.match(state.src, state.pos, state.posMax) if state.src[state.pos] in first else None


def _is_wide(char: str) -> bool:
    return cell_width(char) == 2


def _is_word(char: str, others: str = "") -> bool:
    return char.isascii() and (char.isalnum() or (char != "" and char in others))


def _is_formula(text: str) -> bool:
    return not _CJK.search(_TEXT_COMMAND.sub("", text)) and text.count("{") == text.count("}")
