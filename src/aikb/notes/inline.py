"""Convert inline Markdown to plain text in linear time."""

import re

from aikb.notes.units import code_ends
from aikb.notes.wikilinks import WIKILINK, shown, split

TAGS = frozenset(
    "a abbr b big blockquote br button center cite code del details dfn div em figcaption figure font h1 h2 h3 h4 h5 h6"
    " hr i iframe img ins kbd li mark ol p picture pre q rp rt ruby samp section small span strike strong sub summary"
    " sup table tbody td th thead tr tt u ul var video".split()
)
ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": " ", "&#39;": "'"}
ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

_TOKEN = re.compile(
    r"(?P<code>`+)"
    r"|\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--)"
    r"|<(?P<auto>(?:https?|mailto):[^<>\s]{1,500})>"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9]{0,10})(?:\s[^<>]{0,500}|\s*/)?>"
    rf"|(?P<wiki>!?{WIKILINK})"
    r"|\[\^[^\[\]\s]{1,60}\]"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    rf"|(?P<entity>{ENTITY})"
    r"|(?P<mark>(?<![\d*])\*+|\*+(?![\d*])|_+|~~|==)"  # `512*512` is a sum
)
_ENTITY = re.compile(ENTITY)
_WIDE, _WIDE_SIGN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]", r"[\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t]*\n[ \t]*(?={_WIDE})|(?<={_WIDE_SIGN})[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?={_WIDE_SIGN})")
_SIGN = re.compile(r"[`\\<\[\]&*_~=]")  # each token holds one of these
_TARGET = re.compile(
    r"\(\s*(?:<[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000})"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s*\)|\[[^\[\]]{0,300}\]"
)


def character(entity: str) -> str:
    """Return the character of an HTML entity (`&` for `&amp;`), or an unknown entity as written."""
    if entity in ENTITIES:
        return ENTITIES[entity]
    import html.entities  # noqa: PLC0415 - a table of 2,000 names: only for what is rare

    return html.unescape(entity) if entity[1] == "#" else html.entities.html5.get(entity[1:], entity)


def without_entities(text: str, kept: str = "") -> str:
    """Return the text with its entities decoded, except those that stand for one of `kept`."""
    return _ENTITY.sub(lambda each: each[0] if character(each[0]) in kept else character(each[0]), text)


def unwrapped(text: str) -> str:
    """Join the lines of a paragraph; between Chinese characters and beside their punctuation without a space."""
    return _WRAP.sub("", text) if "\n" in text and not text.isascii() else text


def plain(inline: str) -> str:
    """Return inline Markdown as a reader sees it, on one line."""
    inline = unwrapped(inline)
    if not _SIGN.search(inline):
        return " ".join(inline.split())
    return " ".join(_Scanner(inline).text().split())


class _Scanner:
    """Scans the source once; `out` holds the pieces, where an open marker may be emptied later."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.brackets: list[int] = []  # places in `out`
        self.marks: dict[str, list[int]] = {"*": [], "_": [], "~": [], "=": []}
        self.fences = code_ends(source)

    def text(self) -> str:
        position = 0
        while token := _TOKEN.search(self.source, position):
            self.out.append(self.source[position : token.start()])
            position = self.take(token)
        self.out.append(self.source[position:])
        return "".join(self.out)

    def take(self, token: re.Match[str]) -> int:
        """Write what the token says and return where to go on."""
        kind = token.lastgroup
        if kind == "code":
            return self.code(token)
        if kind == "comment":
            end = self.source.find("-->", token.end())
            return len(self.source) if end < 0 else end + 3
        if kind == "close":
            return self.close(token)
        if kind == "mark":
            self.mark(token)
        elif kind == "open":
            self.brackets.append(len(self.out))
            self.out.append(token[0])
        elif kind:
            self.out.append(_written(kind, token))
        return token.end()

    def code(self, token: re.Match[str]) -> int:
        end = self.fences.get(token.start())
        if end is None:
            self.out.append(token[0])
            return token.end()
        content = self.source[token.end() : end]
        self.out.append(content[1:-1] if content.strip() and content[0] == content[-1] == " " else content)
        return end + len(token[0])

    def close(self, token: re.Match[str]) -> int:
        target = _TARGET.match(self.source, token.end()) if self.brackets else None
        if target and (target[0][0] == "(" or any(self.out[self.brackets[-1] + 1 :])):  # `[][a]` shows a, if anything
            self.out[self.brackets.pop()] = ""
            return target.end()
        if self.brackets:
            self.brackets.pop()
        self.out.append("]")
        return token.end()

    def mark(self, token: re.Match[str]) -> None:
        """Pair the run with the open runs of its kind; what is left may open another pair."""
        run, sign = token[0], token[0][0]
        start = token.start()
        before, after = self.source[max(start - 1, 0) : start], self.source[token.end() : token.end() + 1]
        inside = sign == "_" and before.isalnum() and after.isalnum()
        if before and not before.isspace() and not inside:
            run = self.pair(run)
        # a lone star behind a letter and before a sign is no markup to a reader either: A*, B*
        lone = run == "*" and before.isalnum() and not after.isalnum()
        if run and after and not after.isspace() and not inside and not lone:
            self.marks[sign].append(len(self.out))
        self.out.append(run)

    def pair(self, run: str) -> str:
        opened = self.marks[run[0]]
        while run and opened:
            place = opened[-1]
            used = min(len(run), len(self.out[place]))
            run, self.out[place] = run[used:], self.out[place][used:]
            if not self.out[place]:
                opened.pop()
        return run


def _written(kind: str, token: re.Match[str]) -> str:
    if kind == "wiki":
        is_embed = token["wiki"][0] == "!"
        whole, label = split(token["wiki"][2 + is_embed : -2])
        return (shown(label) if is_embed else label) or whole
    if kind == "tag":
        name = token["tag"].lower()
        return " " if name == "br" else "" if name in TAGS else token[0]  # `<think>` is a word to a reader of AI notes
    return character(token[0]) if kind == "entity" else token[kind]
