"""Read the settings of Obsidian in a vault's `.obsidian`. Untrusted: only paths are taken from them."""

import json
from pathlib import Path
from typing import Any

_FOLDER = ".obsidian"
_LARGEST = 1 << 20  # bytes
_TEMPLATES = (("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder"))


def template_folders(root: Path) -> tuple[str, ...]:
    """Return the folders of templates."""
    if not (root / _FOLDER).is_dir():
        return ()
    found = (_read(root, file).get(key) for file, key in _TEMPLATES)
    return tuple(dict.fromkeys(path for each in found if isinstance(each, str) and (path := each.strip("/ "))))


def ignored(root: Path) -> tuple[str, ...]:
    """Return the paths that Obsidian's search excludes; patterns between slashes are not paths."""
    if not (root / _FOLDER).is_dir():
        return ()
    filters = _read(root, "app.json").get("userIgnoreFilters")
    paths = (each for each in filters if isinstance(each, str)) if isinstance(filters, list) else ()
    return tuple(path for path in paths if path.strip("/ ") and not path.startswith("/"))


def _read(root: Path, file: str) -> dict[str, Any]:
    path = root / _FOLDER / file
    try:
        data = json.loads(path.read_bytes()) if path.stat().st_size <= _LARGEST else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
