"""Match paths of notes against globs or parts of paths. Imports nothing heavy."""

from fnmatch import fnmatchcase


def path_matches(path: str, pattern: str) -> bool:
    """Return whether a path matches a glob, or contains a text without wildcards, ignoring case."""
    if not any(char in pattern for char in "*?["):
        pattern = f"*{pattern}*"
    return fnmatchcase(path.casefold(), pattern.casefold())
