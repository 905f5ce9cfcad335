"""Match paths against .gitignore patterns; no I/O."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<escaped>.)|(?P<stars>\*+)(?P<slash>(?<=\*\*)/|)|(?P<one>\?)|(?P<set>\[)|(?P<lone>\\)|(?P<plain>.)", re.DOTALL
)
_SPECIAL = re.compile(r"[*?\[\\]")
# Members of a set: a class, or a character and perhaps the end of a range that it begins.
_MEMBER = re.compile(r"\[:([^\]]*):\]|(\\.|[^\\])(?:-(\\.|[^\]\\]))?", re.DOTALL)
_CLASSES = {  # git's: of ASCII, and without \v and \f among blanks
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t\\n\\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_NEVER = "(?!)"


class Pattern(NamedTuple):
    """One line of a .gitignore: what it matches, whether it negates, whether it matches folders only."""

    regex: re.Pattern[str]
    negated: bool
    folders_only: bool


def parse_patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """Return the patterns of a .gitignore, in order, without comments and empty lines."""
    return tuple(pattern for line in lines if (pattern := _parse_line(line)))


def verdict(patterns: Sequence[Pattern], path: str, is_folder: bool) -> bool | None:
    """Return True if the patterns exclude `path`, False if they include it, None if none matches; the last match wins."""
    for pattern in reversed(patterns):
        if (is_folder or not pattern.folders_only) and pattern.regex.fullmatch(path):
            return not pattern.negated
    return None


@lru_cache(maxsize=32)
def any_glob(globs: tuple[str, ...]) -> re.Pattern[str]:
    """Compile globs into one expression with .gitignore's rules, but ignoring case (`README.MD`)."""
    return re.compile("|".join(_expression(glob.rstrip("/")) for glob in globs) or r"(?!)", re.IGNORECASE | re.DOTALL)


def _parse_line(line: str) -> Pattern | None:
    line = _strip_end(line)
    negated = line.startswith("!")
    body = line[1:] if negated else line
    if not body.strip("/") or line.startswith("#"):
        return None
    return Pattern(re.compile(_expression(body.removesuffix("/")), re.DOTALL), negated, body.endswith("/"))


def _strip_end(line: str) -> str:
    """Return the line without its line end and trailing whitespace; a blank after a backslash stays."""
    line = line.rstrip("\r\n")
    bare = line.rstrip(" \t")
    return bare + " " if bare.endswith("\\") and bare != line else bare


def _expression(glob: str) -> str:
    anchored = "/" in glob
    glob = glob.removeprefix("/")
    parts = [] if anchored else ["(?:.*/)?"]
    at = 0
    while match := _TOKEN.match(glob, at):
        at = match.end()
        if match["set"]:
            part, at = _set(glob, at)
        elif match["stars"]:
            part = _stars(match, anchored=anchored)
        else:
            part = "[^/]" if match["one"] else _NEVER if match["lone"] else re.escape(match["escaped"] or match["plain"])
        parts.append(part)
    return "".join(parts)


def _stars(match: re.Match[str], *, anchored: bool) -> str:
    """Return the expression of stars: two of them, where a name may begin and end, match folders."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    begins = before.endswith("/") or not _SPECIAL.search(before)  # git cuts off what is literal, and begins there
    if not (anchored and begins and len(match["stars"]) > 1):
        return "[^/]*" + match["slash"]
    if match["slash"]:
        return "(?:.*/)?"
    return ".*" if not behind or behind.startswith("\\/") else "[^/]*"


def _set(glob: str, start: int) -> tuple[str, int]:
    """Return the expression of `[…]`, whose members begin at `start`, and where it ends."""
    negated = glob[start : start + 1] in ("!", "^")
    at = first = start + negated
    members = []
    while at == first or glob[at : at + 1] != "]":
        member = _MEMBER.match(glob, at)
        if member is None or (member[1] is not None and member[1] not in _CLASSES):
            return _NEVER, len(glob)  # not closed, or with a class that is unknown
        members.append(_CLASSES[member[1]] if member[1] else _range(member[2][-1], (member[3] or member[2])[-1]))
        at = member.end()
    inner = "".join(members)
    return f"(?!/)[{'^' if negated else ''}{inner}]", at + 1


def _range(first: str, last: str) -> str:
    """Return what a set holds for a range; for one such as `z-a` its beginning, as git has it."""
    return re.escape(first) + (f"-{re.escape(last)}" if first < last else "")
