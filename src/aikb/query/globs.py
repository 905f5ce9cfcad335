"""Whether a note's path matches what a person names it by: a glob, or a part of the path. Imports nothing heavy."""

from fnmatch import fnmatchcase


def path_matches(path: str, pattern: str) -> bool:
    """Whether a path matches a glob, or holds a text without wildcards, whatever the case."""
    if not any(char in pattern for char in "*?["):
        pattern = f"*{pattern}*"
    return fnmatchcase(path.casefold(), pattern.casefold())
