"""Paths of settings files, the user's configuration and the caches.

Completion uses this at every key stroke, so it imports only `os` and, for a cache, a hash: what reads settings
(`pathlib`, `tomllib`) costs more than the rest of its answer.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as type checkers know it: `typing` itself costs 5 ms
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SETTINGS_FILE = "aikb.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = "[tool.aikb]"  # of PROJECT_FILE
_TABLES = (TABLE, "[tool.aikb.")  # a file may have only a table inside it


def settings_file(folder: str) -> str:
    """Return the path of a folder's settings file: aikb.toml, else a pyproject.toml with `[tool.aikb]`, else empty."""
    own, project = f"{folder.rstrip('/')}/{SETTINGS_FILE}", f"{folder.rstrip('/')}/{PROJECT_FILE}"
    try:
        if os.path.isfile(own):  # noqa: PTH113 - this module does without pathlib
            return own
        if os.path.isfile(project):  # noqa: PTH113 - see above; a named pipe would never end
            with open(project, encoding="utf-8") as file:  # noqa: PTH123 - see above
                return project if any(line.startswith(_TABLES) for line in file) else ""
    except (OSError, ValueError):
        pass
    return ""


def upwards(folder: str) -> Iterator[str]:
    """Yield a folder and its parents, the nearest first."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:  # noqa: PTH120 - see above
        yield (folder := above)


def config_file(environ: Mapping[str, str]) -> str:
    """Return the path of the user's settings file, which may not exist."""
    return _xdg("XDG_CONFIG_HOME", ".config", environ) + "/aikb/config.toml"


def state_folder(environ: Mapping[str, str]) -> str:
    """Return the path of the state folder, which may not exist; below `~` for a user without a home."""
    return _xdg("XDG_STATE_HOME", ".local/state", environ) + "/aikb"


def builtin_notes() -> str:
    """Return the folder of the built-in notes: in the installed package, else in its checkout."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120 - see above
    above = os.path.dirname(package)  # noqa: PTH120 - see above
    if os.path.basename(above) == "src":  # noqa: PTH119 - see above
        return os.path.dirname(above) + "/notes"  # noqa: PTH120 - see above
    return f"{package}/data/notes"


def cache_base(environ: Mapping[str, str]) -> str:
    """Return the folder of all caches: AIKB_CACHE_DIR, else XDG_CACHE_HOME/aikb, else ~/.cache/aikb."""
    if own := environ.get("AIKB_CACHE_DIR"):
        return os.path.abspath(own)  # noqa: PTH100 - see above
    return _xdg("XDG_CACHE_HOME", ".cache", environ) + "/aikb"


def cache_folder(root: str, environ: Mapping[str, str]) -> str:
    """Return the folder of the index of a notes root, an absolute path without links; creates nothing."""
    return f"{cache_base(environ)}/{sha256(os.fsencode(root))[:20]}"


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits."""
    try:
        from _sha256 import sha256 as of  # type: ignore[import-not-found]  # noqa: PLC0415 - without OpenSSL, which costs 3 ms; Python 3.11
    except ImportError:
        try:
            from _sha2 import sha256 as of  # type: ignore[import-not-found]  # noqa: PLC0415 - as above; Python 3.12 and later
        except ImportError:
            from hashlib import sha256 as of  # noqa: PLC0415 - a Python that has it nowhere else
    return of(data).hexdigest()  # type: ignore[no-any-return]


def _xdg(variable: str, fallback: str, environ: Mapping[str, str]) -> str:
    value = environ.get(variable, "")
    if value.startswith("/"):
        return value.rstrip("/") or "/"
    return os.path.expanduser("~/" + fallback)  # noqa: PTH111 - see above; a relative path is to be ignored
