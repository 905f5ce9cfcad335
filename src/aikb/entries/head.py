"""Parse the head-word of a line: where it ends, what follows it, whether its names are paired."""

import re
from functools import lru_cache
from typing import NamedTuple

from aikb.base.scripts import WIDE
from aikb.entries.apart import LOOKED_AT, has_dash, paired, three
from aikb.names.forms import bare, is_label, unescaped, unnumbered
from aikb.names.parens import paired_names
from aikb.names.phrases import is_phrase
from aikb.names.tails import adds_nothing
from aikb.names.word_lists import words
from aikb.names.wording import is_file

LONGEST_HEAD = 60  # visible characters outside parentheses; longer ones are sentences
LONGEST_INSIDE = 120
LONGEST_ENGLISH = 5  # words of an item that is nothing but a term
LONGEST_SOURCE = 240

_FLAGS = re.compile(r"--?[A-Za-z]\S*\s.*\s--?[A-Za-z]")  # a call with values
_WITH_SITE = re.compile(r"\s[-–—|_]\s[^，,。]{1,30}\s[-–—|_]\s[^，,。\s]{1,12}$")  # how browsers title a page
_DATE = re.compile(
    r"(?:\d{2,4}\s?[-/.年]\s?)?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?[日号]?|\d{4}\s?[-/.年]\s?\d{1,2}\s?月?|\d{4}年?"
)
_BOLD_LAST = re.compile(r"(?P<before>[^*]*[^*\s（(\[「“\"'])\s*(?P<bold>\*\*[^*]+\*\*\s*(?:[(（][^()（）]*[)）])?)")
_ARTICLES = ("The", "the", "A", "An")
_PAIRED_STARS = re.compile(r"[A-Za-z0-9(（]$|[(（]")
_TASK = re.compile(r"^\[[ xX-]\]\s+")
_UNWANTED = re.compile(r"!\[|\]\(|\[\[|https?://|www\.|<[a-zA-Z!/]|^[`~#>|]{3}|\$|^[^\w]*$|^\[\^?[\w-]+\]")
_SENTENCE = re.compile(r"[。！？!?；;…，,、=→]|\.\s|\.$|-->|:$")
_OPEN, _CLOSE = "(（[【“「《", ")）]】”」》"
_SIGN = re.compile(r"[`\"(（\[【“「《)）\]】”」》:：]")
_PAREN = re.compile(
    r"^(?P<name>[^(（]+?)\s*[(（](?P<inside>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]?\s*(?P<behind>.*)$"
)
_DASH = re.compile(r"(?<=\S)(?:\s+(?:--?|[–—]{1,2})\s+|[–—]{2})(?=\S)")
_TEXT_BEHIND = re.compile(rf"[\w.+-]{{2,30}}?(?:\s\w|{WIDE}|[(（])")
_TOLD = re.compile(r"\s*(?:[–—]{1,2}|--?\s)\s*(\S.*)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.){2,6}")
_LATIN_TAIL = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{3,})?")
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff]+")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"{WIDE}|[A-Za-z0-9]+")
ENGLISH_OPENERS, CLAUSE_WORDS = frozenset(words("english_openers")), frozenset(words("clause_words"))


class Headword(NamedTuple):
    """A line that may name a term: the inline sources of its head and of what stands behind it."""

    head: str
    name: str  # the head as plain text, without parentheses
    inside: str  # what its parentheses hold
    gloss: str
    paired: bool = False  # names it in parentheses in another language, or in full: the surest sign of a term
    bold: bool = False
    colon: bool = False  # a colon or a dash ends the head, whether anything follows or not


@lru_cache(maxsize=1024)
def parse(text: str) -> Headword | None:
    """The head-word of a line of running text, or None when the line cannot begin with one."""
    first, _, rest = text.partition("\n")
    line = unescaped(first if first.isascii() else _INVISIBLE.sub("", first)).strip().removesuffix("\\")
    line = unnumbered(_TASK.sub("", line) if line.startswith("[") else line)
    head, gloss, colon = three(line) or split_line(line)
    if len(head) > LONGEST_SOURCE or _FLAGS.match(bare(head)) or (not colon and _WITH_SITE.search(line)):
        return None
    if head.count("**") % 2 and not head.lstrip().startswith("**"):
        return None  # the sign that would end the head is inside bold text
    head, gloss, bold = _unbold(_from_bold(head.strip()) if colon else head.strip(), gloss)
    head = paired(head, colon=colon)
    name, inside, behind = _brackets(bare(head))
    if not gloss and (told := _TOLD.fullmatch(behind)):  # 早停法(early stopping)——不再变好就停
        head, gloss, behind, colon = f"{name}({inside})", told[1], "", True
    if (
        not may_name(name)
        or _UNWANTED.search(head)
        or head.count("[") != head.count("]")
        or _is_date(name)
        or len(inside) > LONGEST_INSIDE
        or not _is_tail(behind)
    ):
        return None
    gloss = "\n".join(filter(None, (gloss.strip(), rest)))
    return Headword(head.strip(" :："), name, inside, gloss, bool(inside and paired_names(name, inside)), bold, colon)


def _is_date(name: str) -> bool:
    return bool(_DATE.fullmatch(name.strip()))


def _from_bold(head: str) -> str:
    """Return the bold part of a head that says something before it: FooConv for 引入**FooConv**."""
    match = _BOLD_LAST.fullmatch(head)
    before = match["before"] if match else ""
    return match["bold"] if match and (before in _ARTICLES or not _PAIRED_STARS.search(before)) else head


def _brackets(text: str) -> tuple[str, str, str]:
    """What stands before the first parentheses, inside and behind them."""
    match = _PAREN.match(text) if "(" in text or "（" in text else None
    return (match["name"], match["inside"], match["behind"]) if match else (text, "", "")


def may_name(name: str) -> bool:
    """Whether the text is as short as names are, and no sentence or lone sign."""
    if len(name) > LONGEST_HEAD or not _LETTER.search(name):
        return False
    if _SENTENCE.search(name) and not _INITIALS.fullmatch(name):
        return False
    return len(_WORD.findall(name)) <= 20


def is_plain_name(word: Headword) -> bool:
    """Whether the head is a name to whoever sees only this line: short, and no label, phrase or file."""
    return not is_file(word.name) and _is_name(word)


def is_told_name(word: Headword, gloss: str) -> bool:
    """Whether the head is a plain name, or that of a file which a glossary tells of: `SKILL.md`; no path."""
    return is_plain_name(word) or (bool(gloss) and "/" not in word.name and _is_name(word))


def _is_name(word: Headword) -> bool:
    if len(_WORD.findall(word.name)) > 12 or _is_clause(word.name):
        return False
    return not is_label(word.name) and not is_phrase(word.name)


def _is_clause(name: str) -> bool:
    """Whether the name is several English words that make a sentence: how to set the rate, sharing your work."""
    words = name.lower().split()
    return len(words) > 2 and (words[0] in ENGLISH_OPENERS or not CLAUSE_WORDS.isdisjoint(words[1:]))


def is_part(name: str) -> bool:
    """Whether the name is English words that are part of a sentence: `the best`, `sequences of text that`."""
    words = name.lower().split()
    return name.isascii() and (
        len(words) > LONGEST_ENGLISH or words[0] in ENGLISH_OPENERS or words[-1] in ENGLISH_OPENERS
    )


def split_line(line: str) -> tuple[str, str, bool]:
    """What stands before and behind the first colon or dash outside brackets, code and URLs, and whether there is one."""
    depth, code = 0, False
    dash = _DASH.search(line, 0, LOOKED_AT) if has_dash(line) else None
    for sign in _SIGN.finditer(line, 0, dash.start() if dash else LOOKED_AT):
        at, char = sign.start(), sign[0]
        if char in '`"':
            code = not code
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and not code and not _inside_word(line, at):
            return line[:at], line[at + 1 :], True
    if dash and not depth and not code and _is_prose(line[dash.end() :]):
        return line[: dash.start()], line[dash.end() :], True
    return line, "", False


def _is_prose(text: str) -> bool:
    """Whether what stands behind a dash tells something; a short name stays with the head."""
    return len(_WORD.findall(text)) > 8


def _inside_word(line: str, at: int) -> bool:
    """Whether a colon joins what stands beside it: `https://`, `12:30`, `a:b`; not where a sentence follows."""
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    if line[at] == "：" or not behind.isascii():
        return False
    if behind == "/":
        return True
    joined = before.isascii() and before.isalnum() and behind.isalnum()
    return joined and not (behind.isalpha() and _TEXT_BEHIND.match(line, at + 1))


def _is_tail(behind: str) -> bool:
    """Whether what stands behind the parentheses leaves the head a name: nothing, `-N-gram`, 模型."""
    behind = behind.strip(" ,，、")
    return (
        not behind
        or (behind[0] in "-—–" and len(behind) < 30)
        or adds_nothing(behind)
        or bool(_LATIN_TAIL.fullmatch(behind))
    )


def _unbold(head: str, gloss: str) -> tuple[str, str, bool]:
    """`**a:** b`, `**a**: b`, `**a** b` and `**a**` without their stars, and whether there were any."""
    for mark in ("**", "__", "*", "_"):
        if head.startswith(mark):
            inner, closed, behind = head[len(mark) :].partition(mark)
            if not closed and gloss.lstrip().startswith(mark):  # the colon stands inside
                return inner, gloss.lstrip()[len(mark) :], True
            if closed and behind and not gloss and behind[0].isspace() and behind.lstrip()[:1] not in "(（":
                return inner, behind, True
            if closed:
                return inner + behind, gloss, True
    return head, gloss, False
