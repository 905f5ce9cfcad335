"""Lines of a .gitignore come in, one question is answered: is this path left out? Touches no files."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\\(.)|(\*\*/)|(\*+)|(\?)|(\[(?:!|\^)?\]?(?:\\.|[^\]/\\])*\])|(.)", re.DOTALL)


class Pattern(NamedTuple):
    """One line of a .gitignore: what it matches, whether it takes back, whether it speaks of folders only."""

    regex: re.Pattern[str]
    negated: bool
    folders_only: bool


def parse_patterns(lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of a .gitignore, in order, comments and empty lines left out."""
    return tuple(pattern for line in lines if (pattern := _parse_line(line)))


def verdict(patterns: Sequence[Pattern], path: str, is_folder: bool) -> bool | None:
    """Whether the patterns leave `path` out (true), take it back (false), or say nothing; the last word counts."""
    for pattern in reversed(patterns):
        if (is_folder or not pattern.folders_only) and pattern.regex.fullmatch(path):
            return not pattern.negated
    return None


@lru_cache(maxsize=32)
def any_glob(globs: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for all of `globs`, read as .gitignore reads them but whatever the case (`README.MD`)."""
    return re.compile("|".join(_expression(glob.rstrip("/")) for glob in globs) or r"(?!)", re.IGNORECASE | re.DOTALL)


def _parse_line(line: str) -> Pattern | None:
    line = _strip_end(line)
    negated = line.startswith("!")
    body = line[1:] if negated else line
    if not body.strip("/") or line.startswith("#"):
        return None
    try:
        regex = re.compile(_expression(body.rstrip("/")), re.DOTALL)
    except re.error:
        return None  # a bad range such as [z-a]: git matches nothing with it
    return Pattern(regex, negated, body.endswith("/"))


def _strip_end(line: str) -> str:
    """Without the line end and the blanks before it; a blank behind a backslash stays."""
    line = line.rstrip("\r\n")
    bare = line.rstrip(" \t")
    return bare + " " if bare.endswith("\\") and bare != line else bare


def _expression(glob: str) -> str:
    anchored = "/" in glob
    glob = glob.removeprefix("/")
    prefix = "" if anchored else "(?:.*/)?"
    if glob.endswith("/**"):
        return prefix + _translate(glob[:-3]) + "/.+"
    return prefix + _translate(glob)


def _translate(glob: str) -> str:
    return "".join(_translate_token(match) for match in _TOKEN.finditer(glob))


def _translate_token(match: re.Match[str]) -> str:
    escaped, folders, stars, one, group, plain = match.groups()
    if folders and (match.start() == 0 or match.string[match.start() - 1] == "/"):
        return "(?:.*/)?"
    if folders:
        return "[^/]*/"
    if stars:
        return ".*" if stars == "**" == match.string else "[^/]*"
    if one:
        return "[^/]"
    return _translate_group(group) if group else re.escape(escaped or plain)


def _translate_group(group: str) -> str:
    inner = group[1:-1]
    negated = inner[:1] in ("!", "^")
    inner = inner[1:] if negated else inner
    inner = inner.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace("^", "\\^")
    return f"[{'^/' if negated else ''}{inner}]"
