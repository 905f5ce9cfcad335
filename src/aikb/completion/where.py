"""Find the catalog of the notes that a command line is about; reads nothing but settings.

The same folders as `settings.find` finds, without what reading whole settings costs (a test compares the two).
"""

from __future__ import annotations

import os

from aikb.base import paths

TYPE_CHECKING = False  # as type checkers know it: `typing` itself costs 5 ms
if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOG = "catalog.sqlite"


def catalog(root: str, environ: Mapping[str, str]) -> str:
    """Return the path of the current catalog of a notes folder; empty when it is missing or not private."""
    folder = paths.cache_folder(os.path.realpath(root), environ) if root else ""
    try:
        if not folder or not _is_private(folder):
            return ""
        with open(f"{folder}/current", encoding="ascii") as file:  # noqa: PTH123 - no pathlib here
            generation = f"{folder}/{os.path.basename(file.read())}"  # noqa: PTH119 - see above
    except (OSError, ValueError):
        return ""
    return f"{generation}/{CATALOG}" if _is_private(generation) else ""


def notes_root(directory: str, environ: Mapping[str, str]) -> str:
    """Return the notes folder that is named, or an empty string."""
    if named := directory or environ.get("AIKB_DIR", ""):
        return _of_folder(os.path.expanduser(named))  # noqa: PTH111 - the shell has not yet
    for folder in paths.upwards(os.getcwd()):  # noqa: PTH109 - no pathlib here
        if paths.settings_file(folder):
            return _of_folder(folder)
    default = _text(paths.config_file(environ), "default_dir")
    return _of_folder(os.path.expanduser(default)) if default else ""  # noqa: PTH111 - see above


def _of_folder(folder: str) -> str:
    settings = paths.settings_file(folder)
    return os.path.join(folder, _text(settings, "notes")) if settings else folder  # noqa: PTH118 - no pathlib here


def _is_private(folder: str) -> bool:
    """Return whether a folder passes `base.cache_folder.require_private`: real, ours, closed to others."""
    found = os.lstat(folder)
    return found.st_mode & 0o170077 == 0o040000 and found.st_uid == os.geteuid()


def _text(path: str, name: str) -> str:
    """Return the text value of a key in a settings file, or an empty string; most files need no TOML parser."""
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 - no pathlib here
            text = file.read()
        plain = _plain(text, name, path.endswith(paths.PROJECT_FILE))
        return _parsed(text, name, path) if plain is None else plain
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def _plain(text: str, name: str, is_project: bool) -> str | None:
    """Return the value of a line `name = "text"`; empty when the name does not occur, None when it needs a parser."""
    if name not in text:
        return ""
    if '"""' in text or "'''" in text:
        return None
    wanted = "" if not is_project else paths.TABLE
    table = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            table = line
        key, _, value = line.partition("=")
        if table == wanted and key.strip() == name:
            value = value.strip()
            end = value.find(value[:1], 1)
            simple = value[:1] in ("'", '"') and end > 0 and "\\" not in value and not value[end + 1 :].strip()
            return value[1:end] if simple else None
    return None


def _parsed(text: str, name: str, path: str) -> str:
    import tomllib  # noqa: PLC0415 - 10 ms

    table = tomllib.loads(text)
    if path.endswith(paths.PROJECT_FILE):
        table = table["tool"]["aikb"]
    value = table.get(name, "")
    return value if isinstance(value, str) else ""
