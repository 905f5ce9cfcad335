"""Where settings files, the user's configuration and the caches stand: strings in, strings out.

Completion answers from here at every key stroke, so nothing is imported but `os` and, for a cache, a hash: what reads
settings (`pathlib`, `tomllib`) costs more than the rest of its answer.
"""

import os
from collections.abc import Iterator, Mapping

SETTINGS_FILE = "aikb.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = "[tool.aikb]"  # of PROJECT_FILE


def settings_file(folder: str) -> str:
    """The path of a folder's settings file: its own, else a pyproject.toml that speaks of aikb, else empty."""
    own, project = f"{folder.rstrip('/')}/{SETTINGS_FILE}", f"{folder.rstrip('/')}/{PROJECT_FILE}"
    try:
        if os.path.isfile(own):  # noqa: PTH113 - this module does without pathlib
            return own
        if os.path.isfile(project):  # noqa: PTH113 - see above; a named pipe would never end
            with open(project, encoding="utf-8") as file:  # noqa: PTH123 - see above
                return project if any(line.startswith(TABLE) for line in file) else ""
    except (OSError, ValueError):
        pass
    return ""


def upwards(folder: str) -> Iterator[str]:
    """A folder and those above it, the nearest first."""
    yield folder
    while (above := os.path.dirname(folder)) != folder:  # noqa: PTH120 - see above
        yield (folder := above)


def config_file(environ: Mapping[str, str]) -> str:
    """The user's own settings file, whether it is there or not."""
    return _xdg("XDG_CONFIG_HOME", ".config", environ) + "/aikb/config.toml"


def cache_base(environ: Mapping[str, str]) -> str:
    """The folder of all caches: AIKB_CACHE_DIR, else XDG_CACHE_HOME/aikb, else ~/.cache/aikb."""
    if own := environ.get("AIKB_CACHE_DIR"):
        return os.path.abspath(own)  # noqa: PTH100 - see above
    return _xdg("XDG_CACHE_HOME", ".cache", environ) + "/aikb"


def cache_folder(root: str, environ: Mapping[str, str]) -> str:
    """The folder of the index of a notes root, which is an absolute path without links; nothing is made."""
    import hashlib  # noqa: PLC0415 - 2 ms, and not every completion asks an index

    return f"{cache_base(environ)}/{hashlib.sha256(os.fsencode(root)).hexdigest()[:20]}"


def _xdg(variable: str, fallback: str, environ: Mapping[str, str]) -> str:
    value = environ.get(variable, "")
    if value.startswith("/"):
        return value.rstrip("/") or "/"
    return os.path.expanduser("~/" + fallback)  # noqa: PTH111 - see above; a relative path is to be ignored
