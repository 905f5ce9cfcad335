"""Find the text below a heading or term that defines it, and further names."""

import re
from collections.abc import Iterator, Sequence

from aikb.entries.head import parse
from aikb.model import Block
from aikb.names.fold import fold_text
from aikb.names.forms import bare, flat, is_label
from aikb.names.questions import subject_key
from aikb.names.word_lists import pattern, words
from aikb.notes.callouts import CALLOUT
from aikb.notes.wikilinks import WIKILINK

_NOTHING = re.compile(
    rf"(?:\s|!?\[[^\]\n]*\]\([^)\n]*\)|!?{WIKILINK}|<[^>\n]*>|https?://\S++|{CALLOUT}|\d|[-*_|:,，、;；/]"
    r"|(?:created|updated|tags)::?[^\n]*+|\{[:#.][^}\n]*\})*+"
)
_GOES_ON = re.compile(r"[a-z]")
_LABELLED = re.compile(r"(?P<label>[^:：\n]{1,14})[:：](?P<text>[^\n]*)")
_TELLING = re.compile(rf"(?:{pattern('telling')})", re.IGNORECASE)
_CALLOUT = re.compile(rf"\s*{CALLOUT}")  # and its title
_NAMING = frozenset(words("naming"))
_LOOKED_AT = 4000
_FIRST_LINES = 8
_LONGEST_NAMES = 60  # characters behind `别名：`; more is prose
_NAMING_BLOCKS = 3
_LONGEST_LISTED = 120  # … below a term


def lead(blocks: Sequence[Block], heading: str = "") -> str:
    """Return the first informative paragraph before the first table or code; empty if the section opens otherwise."""
    for index, block in enumerate(blocks):
        if block.type == "paragraph" and (text := prose(block.text, heading)):
            return text
        if block.type == "quote" and (text := lead(block.children, heading)):
            return text
        if block.type == "list":
            return _labelled(block)
        if block.type == "heading" and block.text.strip():
            return _lead_below(blocks, index, heading)
        if block.type in ("table", "code"):
            return ""
    return ""


def prose(text: str, heading: str = "") -> str:
    """Return the text from its first informative line on, or from the line that begins with the subject."""
    lines = text[:_LOOKED_AT].split("\n")
    lines = [line for line in lines if not line.strip().isdecimal() and not _CALLOUT.match(line)]
    first = next((at for at, line in enumerate(lines) if is_telling(line)), None)
    if first is None:
        return ""
    if first and _GOES_ON.match(lines[first]):  # a line that holds but a link begins the sentence
        first -= 1
    if heading and len(lines) > 1:
        first = max(first, _line_about(subject_key(heading), lines[:_FIRST_LINES]))
    return "\n".join(lines[first:])


def _line_about(wanted: str, lines: Sequence[str]) -> int:
    """Return the line that begins with the wanted name, else the first."""
    found = (at for at, line in enumerate(lines) if len(wanted) > 1 and flat(line[:80]).startswith(wanted))
    return next(found, 0)


def is_telling(line: str) -> bool:
    """Return whether a line says something: it is more than images, links, numbers, and a label with a link."""
    if _NOTHING.fullmatch(line):
        return False
    label = _LABELLED.match(bare(line))
    if label and fold_text(label["label"]).strip() in _NAMING and len(label["text"]) <= _LONGEST_NAMES:
        return False
    if label and is_label(label["label"]):
        return not _NOTHING.fullmatch(label["text"]) and "http" not in label["text"]
    return not is_label(bare(line))


def _labelled(block: Block) -> str:
    """Return the text after 定义 or 简介 in the first item of a list."""
    word = parse(block.children[0].text) if block.children else None
    return word.gloss if word and word.gloss and _TELLING.fullmatch(word.name) else ""


def _lead_below(blocks: Sequence[Block], index: int, heading: str) -> str:
    """Return the lead of the first inner section if it is headed 概述 or 定义 and begins with the outer subject."""
    inner = blocks[index]
    if not heading or not _TELLING.search(inner.text) or not is_label(inner.text):
        return ""
    text = lead(blocks[index + 1 :]) or _first_item(blocks[index + 1 :], subject_key(heading))
    return text if subject_key(heading) in flat(text[:80]) else ""


def _first_item(blocks: Sequence[Block], wanted: str) -> str:
    """Return the first item of a list; after the colon if it begins with a source or the term."""
    first = blocks[0] if blocks else None
    text = first.children[0].text if first and first.type == "list" and first.children else ""
    before, _, behind = text.partition(": ") if ": " in text[:40] else text.partition("：")
    return behind if behind and wanted in flat(behind[:80]) and len(before) < 40 else text


def names_below(blocks: Sequence[Block]) -> Iterator[str]:
    """Return the sources of names that the first lists or paragraphs below a term say to be such: 别名：…."""
    for block in blocks[:_NAMING_BLOCKS]:
        texts = [item.text for item in block.children] if block.type == "list" else block.text.split("\n")
        for text in texts if block.type in ("list", "paragraph") else ():
            word = parse(text)
            if word and word.colon and fold_text(word.name).strip() in _NAMING and len(word.gloss) <= _LONGEST_LISTED:
                yield word.gloss
