"""Make terminal hyperlinks (OSC 8) of places in the notes; the user chooses the program that opens them."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

VARIABLE = "AIKB_HYPERLINK"
TEMPLATES = {
    "file": "file://{path}",
    "kitty": "file://{path}#{line}",
    "vscode": "vscode://file{path}:{line}",
    "cursor": "cursor://file{path}:{line}",
}
_SENDABLE = re.compile(r"[!-~]*\{path\}[!-~]*")  # a settings file may have come with the notes
_PLACE = re.compile(r"\s*(?P<path>.+?):(?P<line>\d+)(?::\d+)?\s*")


def template(environ: Mapping[str, str], editor_uri: str = "") -> str:
    """Return the link template from AIKB_HYPERLINK, or from the setting `editor_uri`; empty for none.

    `auto`, the default, is `file`.
    """
    chosen = environ.get(VARIABLE) or editor_uri or "auto"
    if chosen == "none":
        return ""
    return TEMPLATES.get("file" if chosen == "auto" else chosen, chosen if _SENDABLE.fullmatch(chosen) else "")


def link(place: str, root: Path, form: str) -> str:
    """Return the link for a `path:line` below `root`; empty when the text is not a place or links are off."""
    match = _PLACE.fullmatch(place)
    if not match or not form or not (root / match["path"]).is_file():
        return ""
    return form.replace("{path}", quote(str(root / match["path"]))).replace("{line}", match["line"])
