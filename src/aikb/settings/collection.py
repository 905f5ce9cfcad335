"""Detect which tool keeps a folder of notes: from the `collection` setting, else from what the tool leaves there."""

import os
from pathlib import Path
from typing import Literal

Collection = Literal["plain", "obsidian", "logseq", "zk", "dendron", "foam", "mkdocs", "hugo", "hexo"]

COLLECTIONS: tuple[Collection, ...] = ("plain", "obsidian", "logseq", "zk", "dendron", "foam", "mkdocs", "hugo", "hexo")

# What each tool leaves in its folder, the surest sign first. Sites of Hexo and Hugo have the notes one level below.
_MARKERS: tuple[tuple[str, Collection], ...] = (
    (".obsidian", "obsidian"),
    ("logseq/config.edn", "logseq"),
    (".zk", "zk"),
    ("dendron.yml", "dendron"),
    (".foam", "foam"),
    ("mkdocs.yml", "mkdocs"),
    ("hugo.toml", "hugo"),
    ("hugo.yaml", "hugo"),
    ("_config.yml", "hexo"),
)
_LEVELS = 3  # the folder and its parents that may have the marker: users may open a part of a vault

# Tools whose users name a note by its file: the first heading is a section, or a further name.
NAMED_BY_FILE: frozenset[Collection] = frozenset({"obsidian", "logseq", "zk"})


def collection_of(root: Path, configured: str = "auto") -> Collection:
    """Return the tool of a notes folder: the configured one, else that of the nearest marker, else `plain`."""
    for known in COLLECTIONS:
        if configured == known:
            return known
    home = os.path.expanduser("~")  # noqa: PTH111 - runs at every start; pathlib resolves more than is needed
    for folder in (root, *root.parents)[:_LEVELS]:
        if str(folder) == home and folder != root:
            break
        for marker, tool in _MARKERS:
            if os.path.exists(f"{folder}/{marker}") and _is_hexo(folder, marker):  # noqa: PTH110 - likewise
                return tool
    return "plain"


def _is_hexo(folder: Path, marker: str) -> bool:
    """Return whether a `_config.yml`, which Jekyll has too, is that of Hexo, which keeps its posts below `source`."""
    return marker != "_config.yml" or os.path.isdir(f"{folder}/source/_posts")  # noqa: PTH112 - likewise
