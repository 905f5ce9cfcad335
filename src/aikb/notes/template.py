"""Write the text of a new note, with metadata that passes `aikb check`."""

import datetime
import re
from collections.abc import Iterable
from typing import NamedTuple

from aikb.model import Kind
from aikb.notes.quoting import plain_or_quoted

# Characters that Markdown would interpret; a `_` inside a word is harmless.
_SIGNS = re.compile(r"[\\`*\[\]<>|~$&{}]|#(?=#*\s*$)|==|(?<![^\W_])_|_(?![^\W_])")


class Draft(NamedTuple):
    """A note that is to be written."""

    name: str  # on one line
    kind: Kind
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def note_text(draft: Draft, today: datetime.date) -> str:
    """Return the note's text; its last line is empty and waits for the definition."""
    lines = (
        "---",
        f"title: {plain_or_quoted(draft.name)}",
        f"kind: {draft.kind}",
        f"aliases: {_listed(draft.aliases)}",
        f"tags: {_listed(draft.tags)}",
        f"created: {today:%Y-%m-%d}",
        f"updated: {today:%Y-%m-%d}",
        "sources: []",
        "---",
        "",
        f"# {_SIGNS.sub(_escaped, draft.name)}",
        "",
        "",
    )
    return "\n".join(lines)


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(plain_or_quoted, values))}]"


def _escaped(match: re.Match[str]) -> str:
    return "".join(f"\\{char}" for char in match[0])
