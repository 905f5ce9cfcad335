"""A stretch of inline Markdown comes in, the links in it go out with their offsets, in one pass and linear time."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from aikb.links.html_links import SHORTCODE, Target, of_shortcode, of_tag
from aikb.model import LinkForm
from aikb.notes.formulas import FORMULA
from aikb.notes.units import Span, Unit, code_ends
from aikb.notes.wikilinks import WIKILINK, split

DESTINATION = (
    r"(?:<(?P<angle>[^<>\n]*+)>"
    r"|(?P<bare>(?![<)])(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*+\))*+\))++))"
)
TITLE = r"""(?:\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+"""

_ATTRIBUTE = r"""\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+"""
_WIDE_SIGNS = "，。；：！？、（）《》〈〉【】「」『』“”‘’…"
_TOKEN = re.compile(
    r"(?P<code>`+)"
    rf"|(?P<short>{SHORTCODE})"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>"
    rf"|(?P<tag></?[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+\s*+/?>)"
    rf"|(?P<math>{FORMULA})"
    rf"|(?P<wiki>!?{WIKILINK})"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    rf"|(?P<url>(?:https?|ftp)://[^\s<>\[\]`\"\\|{_WIDE_SIGNS}]+)"
)
_HTML = re.compile(
    r"(?P<comment><!--)|<(?P<raw>script|style)\b(?:(?!</(?P=raw)).)*+"
    rf"|(?P<tag><[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+\s*+/?>)",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(rf"\(\s*+(?P<wiki>{WIKILINK})\s*+\)")  # of Logseq: [label]([[page]])
_BLOCK = re.compile(r"\(\(\([^()\s]{1,60}\)\)\)")  # likewise: [label](((block)))
_INLINE = re.compile(rf"\(\s*+{DESTINATION}?+{TITLE}\s*+\)")
# What no Markdown allows and people write: blanks in the name of a file.
_BLANKS = re.compile(r"\(\s*+(?P<bare>(?:[^()<>\n\"':#]*?\.[A-Za-z0-9]{1,8})?(?:#[^()<>\n\"']*+)?)\)")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,1000})\]")
_TRAILING = "?!.,:;*_~'"

LONGEST_LABEL = 1000  # characters; what is longer is cut


class Found(NamedTuple):
    """A link: its offsets in the unit, its parts as they stand, and where its target stands."""

    start: int
    end: int
    form: LinkForm
    target: str  # with its fragment, as written
    place: Span
    label: str  # inline source


class Definition(NamedTuple):
    """What a label of `[text][label]` leads to, and where that stands."""

    target: str
    place: Span


def fold_label(label: str) -> str:
    """The form under which labels of references compare."""
    return " ".join(label.split()).casefold()


def scan(unit: Unit, definitions: Mapping[str, Definition], start: int = 0) -> list[Found]:
    """The links of a unit from an offset on, in order of their ends; those that a label holds are none, but images."""
    return _Scanner(unit, definitions).links(start)


def scan_html(unit: Unit) -> list[Found]:
    """The links of raw HTML."""
    scanner = _Scanner(unit, {})
    position = 0
    while token := _HTML.search(unit.text, position):
        position = scanner.comment(token) if token["comment"] else token.end()
        if token["tag"]:
            scanner.tag(token)
    return scanner.found


class _Scanner:
    """Goes through the text once. A bracket that is open is (offset, whether of an image, links found before it)."""

    def __init__(self, unit: Unit, definitions: Mapping[str, Definition]) -> None:
        self.unit = unit
        self.source = unit.text
        self.definitions = definitions
        self.found: list[Found] = []
        self.open: list[tuple[int, bool, int]] = []
        self.dead = 0  # so many of the lowest brackets hold a link already, and no link holds a link
        self.ends = code_ends(self.source)
        self.unclosed: set[str] = set()  # what was sought to the end in vain

    def links(self, position: int) -> list[Found]:
        while token := _TOKEN.search(self.source, position):
            take = _TAKE.get(token.lastgroup or "")
            position = take(self, token) if take else token.end()
        return self.found

    def code(self, token: re.Match[str]) -> int:
        end = self.ends.get(token.start())
        return token.end() if end is None else end + len(token[0])

    def comment(self, token: re.Match[str]) -> int:
        return self.behind("-->", token)

    def tag(self, token: re.Match[str]) -> int:
        return self.led(of_tag(self.source, *token.span()), token)

    def short(self, token: re.Match[str]) -> int:
        return self.led(of_shortcode(self.source, *token.span()), token)

    def led(self, target: Target | None, token: re.Match[str]) -> int:
        """Notes what a tag or a shortcode leads to."""
        if target:
            form, start, end, label = target
            place = self.unit.span(start, end)
            self.found.append(Found(*token.span(), form, self.source[start:end], place, label))
        return token.end()

    def behind(self, sign: str, token: re.Match[str]) -> int:
        """Behind what closes the token, or behind the token when nothing does."""
        end = -1 if sign in self.unclosed else self.source.find(sign, token.end())
        if end < 0:
            self.unclosed.add(sign)
            return token.end()
        return end + len(sign)

    def auto(self, token: re.Match[str]) -> int:
        place = self.unit.span(*token.span("auto"))
        self.found.append(Found(*token.span(), "url", token["auto"], place, token["auto"]))
        return token.end()

    def url(self, token: re.Match[str]) -> int:
        """A bare address, without what ends the sentence around it."""
        address = _without_ending(token["url"])
        start, end = token.start(), token.start() + len(address)
        before = self.source[max(start - 1, 0) : start]
        if not (before.isascii() and before.isalnum()):
            self.found.append(Found(start, end, "url", address, self.unit.span(start, end), address))
        return end

    def wiki(self, token: re.Match[str]) -> int:
        """`[[a]]` and `![[a]]`."""
        self.dead = len(self.open)
        is_embed = token[0][0] == "!"
        start, end = token.start() + 2 + is_embed, token.end() - 2
        is_tag = self.source[token.start() - 1 : token.start()] == "#"
        form: LinkForm = "embed" if is_embed else "tag" if is_tag else "wiki"
        inside = self.source[start:end]
        self.found.append(Found(*token.span(), form, inside, self.unit.span(start, end), split(inside)[1]))
        return token.end()

    def bracket(self, token: re.Match[str]) -> int:
        self.open.append((token.start(), token[0] == "![", len(self.found)))
        return token.end()

    def close(self, token: re.Match[str]) -> int:
        if not self.open:
            return token.end()
        start, is_image, before = self.open.pop()
        is_dead = len(self.open) < self.dead and not is_image
        self.dead = min(self.dead, len(self.open))
        if is_dead:
            return token.end()
        label = self.source[start + 1 + is_image : min(token.start(), start + LONGEST_LABEL)]
        if page := _PAGE.match(self.source, token.end()):
            self.nest(before, is_image)
            place = self.unit.span(page.start("wiki") + 2, page.end("wiki") - 2)
            self.found.append(Found(start, page.end(), "wiki", page["wiki"][2:-2], place, label))
            return page.end()
        if block := _BLOCK.match(self.source, token.end()):
            return block.end()
        if target := _INLINE.match(self.source, token.end()) or _BLANKS.match(self.source, token.end()):
            self.nest(before, is_image)
            return self.inline(start, is_image, label, target)
        return self.reference(start, is_image, before, token.end())

    def reference(self, start: int, is_image: bool, before: int, end: int) -> int:
        """`[label][name]`, `[name][]` or `[name]`, when the name is defined."""
        if not self.definitions:
            return end
        label = self.source[start + 1 + is_image : min(end - 1, start + LONGEST_LABEL)]
        name = _LABEL.match(self.source, end)
        definition = self.definitions.get(fold_label((name and name[1]) or label))
        if definition is None:
            return end
        end = name.end() if name else end
        self.nest(before, is_image)
        form: LinkForm = "image" if is_image else "markdown"
        self.found.append(Found(start, end, form, definition.target, definition.place, label))
        return end

    def inline(self, start: int, is_image: bool, label: str, target: re.Match[str]) -> int:
        """Notes a link with the target behind its label."""
        group = "angle" if target.groupdict().get("angle") is not None else "bare"
        from_, to = target.span(group) if target[group] is not None else (target.end() - 1, target.end() - 1)
        form: LinkForm = "image" if is_image else "markdown"
        place = self.unit.span(from_, to)
        self.found.append(Found(start, target.end(), form, self.source[from_:to], place, label))
        return target.end()

    def nest(self, before: int, is_image: bool) -> None:
        """What the label holds is shown, not linked: only an image in a link stays, and no link goes around a link."""
        self.found[before:] = [link for link in self.found[before:] if link.form == "image" and not is_image]
        if not is_image:
            self.dead = len(self.open)


def _without_ending(address: str) -> str:
    """The address without signs that end the sentence, and without brackets that close what it does not open."""
    end = len(address)
    surplus = address.count(")") - address.count("(")
    while end and (address[end - 1] in _TRAILING or (address[end - 1] == ")" and surplus > 0)):
        surplus -= address[end - 1] == ")"
        end -= 1
    return address[:end]


_TAKE = {
    "code": _Scanner.code,
    "short": _Scanner.short,
    "tag": _Scanner.tag,
    "comment": _Scanner.comment,
    "auto": _Scanner.auto,
    "wiki": _Scanner.wiki,
    "open": _Scanner.bracket,
    "close": _Scanner.close,
    "url": _Scanner.url,
}
