"""The head-word of a glossary line: where it ends, what stands behind it, and how surely it is one."""

import re
from typing import NamedTuple

from aikb.entries.labels import LABELS, REMARKS

LONGEST_HEAD = 60  # visible characters outside parentheses; longer ones are sentences

_TASK = re.compile(r"^\[[ xX-]\]\s+")
_UNWANTED = re.compile(r"!\[|\]\(|\[\[|https?://|www\.|<[a-zA-Z!/]|^[`~#>|]{3}")
_SENTENCE = re.compile(r"[。！？!?；;…]|[，,、]")
_OPEN, _CLOSE = "(（[【", ")）]】"
_PAREN = re.compile(
    r"^(?P<name>[^(（]+?)\s*[(（](?P<inside>[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]?\s*(?P<behind>.*)$"
)
_MARKUP = re.compile(r"[*_`~]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")


class Headword(NamedTuple):
    """A line that may name a term: the inline sources of its head and of what stands behind it."""

    head: str
    gloss: str
    paired: bool  # names it in parentheses too: the surest sign of a term
    bold: bool


def parse(text: str) -> Headword | None:
    """The head-word of a line of running text, or None when the line cannot begin with one."""
    line = _TASK.sub("", text.split("\n", 1)[0].strip())
    head, gloss = split_colon(line)
    head, gloss, bold = _unbold(head, gloss)
    gloss += text[len(text.split("\n", 1)[0]) :]
    bare = _MARKUP.sub("", head).strip()
    match = _PAREN.match(bare)
    name = match["name"] if match else bare
    if not name or _UNWANTED.search(head) or _SENTENCE.search(name) or len(name) > LONGEST_HEAD:
        return None
    paired = bool(match and is_names(match["inside"]) and not match["behind"].strip(" ,，、-—"))
    return Headword(head.strip(), gloss.strip(), paired, bold)


def is_names(inside: str) -> bool:
    """Whether what stands in parentheses behind a term names it once more, rather than remarks on it."""
    text = _MARKUP.sub("", inside).strip()
    if not text or text.casefold() in REMARKS or len(text) > 2 * LONGEST_HEAD or _UNWANTED.search(text):
        return False
    return bool(_LATIN.search(text) or _HAN.search(text)) and not re.search(r"[。！？；]", text)


def is_label(head: str) -> bool:
    """Whether the head is the label of a detail (对比, 来源, Note), never a term."""
    return _MARKUP.sub("", head).strip(" :：").casefold() in LABELS


def split_colon(line: str) -> tuple[str, str]:
    """What stands before and behind the first colon that is outside brackets, code and URLs."""
    depth, code = 0, False
    for at, char in enumerate(line[:400]):
        if char == "`":
            code = not code
        elif char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in ":：" and not depth and not code and not _inside_word(line, at):
            return line[:at], line[at + 1 :]
    return line, ""


def _inside_word(line: str, at: int) -> bool:
    """Whether a colon joins what stands beside it: `https://`, `12:30`, `a:b` in code-like words."""
    if line[at] == "：":
        return False
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    return behind == "/" or (before.isascii() and before.isalnum() and behind.isascii() and behind.isalnum())


def _unbold(head: str, gloss: str) -> tuple[str, str, bool]:
    """`**a:** b`, `**a**: b` and `**a**` without their stars, and whether there were any."""
    stripped = head.strip()
    for mark in ("**", "__"):
        if stripped.startswith(mark):
            inner = stripped[len(mark) :]
            if inner.endswith(mark):
                return inner[: -len(mark)], gloss, True
            if mark not in inner and gloss.lstrip().startswith(mark):
                return inner, gloss.lstrip()[len(mark) :], True
            if mark in inner:  # `**模型**(model)`
                return inner.replace(mark, "", 1), gloss, True
    return stripped, gloss, False
