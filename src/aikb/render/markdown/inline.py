"""Draw the tokens of one paragraph as styled text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote

from markdown_it.token import Token

from aikb.names.fold import has_han
from aikb.render.markdown.formula import to_unicode
from aikb.render.markdown.lines import Flow
from aikb.render.markdown.rawhtml import write_html
from aikb.render.markdown.termmarks import pieces, unmarked
from aikb.render.width import cell_width
from aikb.render.wrap import NO_START

_URL = re.compile(r"https?://[!#-;=?-_a-z~]*[#$%&*+\-/0-9=@A-Z_a-z~]")
_FILE = re.compile(r"\.(?!md$)[A-Za-z][A-Za-z0-9]{1,7}$", re.IGNORECASE)
_JOINED = NO_START | frozenset(",;)]}")
# Nobody wraps by hand at more cells than this, or leaves more of a line empty.
_LONGEST_WRAPPED = 120
_FULLEST_PART = 0.6


@dataclass(frozen=True)
class RenderOptions:
    """How a note is drawn."""

    links: bool = False
    """Put targets behind the text as OSC-8 links; without it they are written out."""
    code_theme: str = "aikb"
    """`aikb`, a theme of rich or Pygments, or empty for code in one colour."""
    unicode_math: bool = True
    """Write formulas in Unicode where all of them can be."""
    resolve: Callable[[str], str | None] | None = None
    """Gives the URL of a wikilink's target."""
    written: Callable[[str], tuple[str, str]] | None = None
    """The same, before `resolve`, with what is written behind the link; both empty for what leads nowhere."""
    term: Callable[[int], tuple[str, str]] | None = None
    """Gives the URL of a term that is marked in the text (see `termmarks`), and what is written behind it."""


class InlineWriter:
    """Writes the tokens of one paragraph."""

    def __init__(self, options: RenderOptions, *styles: str) -> None:
        self.options = options
        self.flow = Flow(*styles)
        self.targets: list[tuple[int, str, str]] = []
        self.keeps_breaks = False

    def write(self, inline: Token) -> None:
        """Write an `inline` token with all its children."""
        self.keeps_breaks = keeps_breaks(unmarked(inline.content))
        children = inline.children or []
        for index, token in enumerate(children):
            if token.type == "softbreak":
                self._softbreak(children[index + 1 :])
            else:
                HANDLERS.get(token.type, InlineWriter.text)(self, token)

    def text(self, token: Token) -> None:
        """Write text, with its terms and the web addresses in it as links."""
        for content, number in pieces(token.content) if self.options.term else [(token.content, None)]:
            if number is None:
                self._with_addresses(content)
            else:
                self._term(content, number)

    def _term(self, content: str, number: int) -> None:
        """Write a term with a link to its entry; inside a link it has the target of that link."""
        url, sign = self.options.term(number) if self.options.term and not self.targets else ("", "")
        styles = ("aikb.mention", *([f"link {url}"] if url else ())) if url or sign else ()
        self.flow.put(content, *styles)
        self.flow.put(sign, "aikb.footnote")

    def _with_addresses(self, content: str) -> None:
        end = 0
        for found in _URL.finditer("" if self.targets else content):
            self.flow.put(content[end : found.start()])
            self.flow.put(found[0], "aikb.link", *self._osc8(found[0]))
            end = found.end()
        self.flow.put(content[end:])

    def hardbreak(self, _token: Token) -> None:
        """Begin a new line."""
        self.flow.put("\n")

    def code(self, token: Token) -> None:
        """Write code."""
        self.flow.put(token.content, "aikb.code")

    def math(self, token: Token) -> None:
        """Write a formula in Unicode, or as TeX."""
        converted = to_unicode(token.content) if self.options.unicode_math else None
        self.flow.put(converted or token.content, "aikb.formula" if converted else "aikb.math")

    def html(self, token: Token) -> None:
        """Write the effect of an HTML tag."""
        write_html(self.flow, token.content)

    def footnote(self, token: Token) -> None:
        """Write the mark of a footnote."""
        self.flow.put(f"[{token.content}]", "aikb.footnote")

    def wikilink(self, token: Token) -> None:
        """Write a link to another note."""
        target = token.meta["target"]
        url = self.options.resolve(target) if self.options.resolve else None
        address, sign = self.options.written(target) if self.options.written else ("", "")
        is_file = token.meta["embed"] and _FILE.search(target.partition("#")[0])
        label = f"[图 {token.content}]" if is_file else token.content
        far = (f"link {address}",) if address else self._osc8(url) if url else ()
        self.flow.put(label, "aikb.wikilink", *far)
        self.flow.put(sign, "aikb.footnote")
        if target != token.content and not (far or sign):
            self.flow.put(f" <{target}>", "aikb.target")

    def open_link(self, token: Token) -> None:
        """Begin a link."""
        href, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
        self.targets.append((len(self.flow.parts), href, title))
        for style in ("aikb.link", *self._osc8(href)):
            self.flow.open(style)

    def close_link(self, _token: Token) -> None:
        """End a link, with its target where the terminal does not hold it."""
        start, href, title = self.targets.pop()
        self.flow.close("link ")
        self.flow.close("aikb.link")
        self._write_target("".join(self.flow.parts[start:]), href, title)

    def image(self, token: Token) -> None:
        """Write `[图 alt]` in the place of an image."""
        src = str(token.attrGet("src") or "")
        name = _flat(token) or unquote(src).rsplit("/", 1)[-1]
        self.flow.put(f"[图 {name}]" if name else "[图]", "aikb.image", *self._osc8(src))
        self._write_target(name, src, str(token.attrGet("title") or ""))

    def _osc8(self, href: str) -> tuple[str, ...]:
        is_far = self.options.links and re.match(r"[a-zA-Z][\w+.-]*:", href)
        return (f"link {quote(href, safe='!#$%&()*+,/:;=?@[]~' + chr(39))}",) if is_far else ()

    def _write_target(self, text: str, href: str, title: str) -> None:
        shown = unquote(href)
        is_known = text in (shown, href, f"mailto:{text}") or shown.rsplit("/", 1)[-1] == text or shown.startswith("#")
        hidden = "" if is_known or self._osc8(href) else shown
        shown = title if title.strip() != text.strip() else ""
        extra = " ".join(part for part in (hidden, f'"{shown}"' if shown else "") if part)
        if extra:
            self.flow.put(f" <{extra}>", "aikb.target")

    def _softbreak(self, following: list[Token]) -> None:
        before = self.flow.last
        after = next((unmarked(token.content)[0] for token in following if token.content), "")
        if self.keeps_breaks and after not in _JOINED:
            self.flow.put("\n")
        elif not (cell_width(before) == 2 and cell_width(after) == 2):
            self.flow.put(" ")


def keeps_breaks(content: str) -> bool:
    """Say whether the lines of a Chinese paragraph were broken on purpose: hand-wrapped ones are evenly full.

    Many notes put one statement on a line, as Obsidian and chat programs show them; joined they cannot be read.
    """
    lines = content.split("\n")
    if len(lines) < 2 or not has_han(content):
        return False
    widths = [cell_width(line.strip()) for line in lines]
    return max(widths) > _LONGEST_WRAPPED or min(widths[:-1]) < _FULLEST_PART * max(widths)


def _flat(token: Token) -> str:
    return "".join(child.content or _flat(child) for child in token.children or [])


def _opens(style: str) -> Callable[[InlineWriter, Token], None]:
    return lambda writer, _token: writer.flow.open(style)


def _closes(style: str) -> Callable[[InlineWriter, Token], None]:
    return lambda writer, _token: writer.flow.close(style)


HANDLERS: dict[str, Callable[[InlineWriter, Token], None]] = {
    "text": InlineWriter.text,
    "hardbreak": InlineWriter.hardbreak,
    "code_inline": InlineWriter.code,
    "math_inline": InlineWriter.math,
    "html_inline": InlineWriter.html,
    "footnote_ref": InlineWriter.footnote,
    "wikilink": InlineWriter.wikilink,
    "link_open": InlineWriter.open_link,
    "link_close": InlineWriter.close_link,
    "image": InlineWriter.image,
    "strong_open": _opens("aikb.strong"),
    "strong_close": _closes("aikb.strong"),
    "em_open": _opens("aikb.emphasis"),
    "em_close": _closes("aikb.emphasis"),
    "s_open": _opens("aikb.strike"),
    "s_close": _closes("aikb.strike"),
    "mark_open": _opens("aikb.mark"),
    "mark_close": _closes("aikb.mark"),
}
