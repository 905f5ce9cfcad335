"""Blank everything in the Markdown of an entry that is not prose, so that names are not found there.

Light on purpose: `define` marks the terms of what it shows, and may not load a Markdown parser for it.
"""

import re

from aikb.notes.callouts import CALLOUT
from aikb.notes.formulas import FORMULA
from aikb.notes.units import code_ends
from aikb.notes.wikilinks import WIKILINK

BLANK = "\0"  # replaces each hidden character; no name contains it or reaches across it

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<sign>`{3,}(?!.*`)|~{3,})")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
_HEADING = re.compile(r"[ \t>]*#{1,6}(?:\s|$)")
_HIDING = re.compile(r"[`<\[$\\/@]|[.][A-Za-z]")
# Bounded pieces and possessive repeats: linear whatever is left open.
_LABEL = r"\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,500}+\]"
_DEFINITION = (  # of a link: its label is not shown
    rf"(?<![^\n{BLANK}])[ \t>]{{0,12}}\[(?!\^)[^\[\]\n]{{1,300}}\]:[ \t]*(?:<[^<>\n]{{1,2000}}>|[!-~]+)[ \t]*"
    rf"(?:\"[^\"\n]{{0,500}}\"|'[^'\n]{{0,500}}'|\([^()\n]{{0,500}}\))?[ \t]*(?=[\n{BLANK}]|\Z)"
)
_ASIDE = re.compile(
    r"(?P<ticks>`+)"
    r"|<!--(?:(?!-->).)*+(?:-->|\Z)"
    r"|<(?P<raw>script|style|pre|code)\b(?:(?!</(?P=raw)).)*+(?:</(?P=raw)|\Z)"
    r"|<(?:/?[A-Za-z]|[?!])[^<>\n]{0,500}>"
    rf"|{_DEFINITION}"
    rf"|{CALLOUT}"
    rf"|!?{WIKILINK}"
    rf"|!?{_LABEL}(?:\((?:[^()\n]|\([^()\n]{{0,200}}\)){{0,2000}}+\)|{_LABEL})"
    r"|!\[[^\[\]\n]{0,500}\]"
    r"|\[\^[^\[\]\s]{1,60}\]"
    rf"|{FORMULA}"
    r"|[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\s<>\"'，。；：！？、（）《》【】「」“”]+"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?:(?<![\w/])(?:~|\.{1,2})?/|(?<![\w/.])[A-Za-z]:\\)[\w./\\-]*[\w/\\]"  # paths from a root
    r"|(?<![\w./-])(?:[\w.-]{1,100}+/){1,30}+[\w-]{1,100}\.[A-Za-z0-9]{1,8}(?![\w.])"  # and to a file
    r"|(?<![\w./-])(?:[\w.-]{1,100}+/){2,30}+[\w.-]{1,100}"  # and through folders
    r"|(?<!\w)\w{1,100}+(?:\\_\w{1,100}+){1,30}"  # identifiers, their underscores escaped
    r"|\\.",
    re.DOTALL | re.ASCII,
)


def running(text: str) -> str:
    """Return the text with code, formulas, addresses, tags, links and line ends of headings blanked in place."""
    lines = text.split("\n")
    hidden = _code_lines(lines)
    parts = [BLANK * len(line) if at in hidden else line for at, line in enumerate(lines)]
    prose = "".join(
        part + (BLANK if at in hidden or _HEADING.match(part) else "\n") for at, part in enumerate(parts[:-1])
    )
    prose += parts[-1]
    return _without_asides(prose) if _HIDING.search(prose) else prose


def _code_lines(lines: list[str]) -> set[int]:
    """Return the lines of fenced code with their fences, and of indented code outside lists."""
    hidden: set[int] = set()
    fence = ""
    margin = _indent(next((line for line in lines if line.strip()), ""))
    in_list = False
    for at, line in enumerate(lines):
        if fence:
            hidden.add(at)
            fence = "" if _closes(line, fence) else fence
        elif opening := _FENCE.match(line):
            fence = opening["sign"]
            hidden.add(at)
        elif _is_indented(lines, at, hidden, margin) and not in_list:
            hidden.add(at)
        in_list = in_list or bool(_ITEM.match(line))
    return hidden


def _is_indented(lines: list[str], at: int, hidden: set[int], margin: int) -> bool:
    before = at == 0 or at - 1 in hidden or not lines[at - 1].strip()
    return before and bool(lines[at].strip()) and _indent(lines[at]) >= margin + 4 and at > 0


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _closes(line: str, fence: str) -> bool:
    rest = line.lstrip(" \t>")
    return rest.startswith(fence) and not rest.rstrip().strip(fence[0])


def _without_asides(prose: str) -> str:
    ends = code_ends(prose)
    parts: list[str] = []
    position = 0
    while aside := _ASIDE.search(prose, position):
        end = aside.end()
        if aside["ticks"] and aside.start() in ends:
            end = ends[aside.start()] + len(aside["ticks"])
        parts += [prose[position : aside.start()], BLANK * (end - aside.start())]
        position = end
    return "".join((*parts, prose[position:]))
