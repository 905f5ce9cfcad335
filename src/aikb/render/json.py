"""JSON of answers: one object with `version`, to which keys may be added; UTF-8, not ASCII-escaped."""

import json
from collections.abc import Mapping
from typing import Any

from aikb.model import Entry, Hit
from aikb.render.sanitize import escaped

VERSION = 1


def dump(answer: Mapping[str, Any]) -> str:
    """Return one line of JSON. What UTF-8 cannot hold (lone surrogates) and what a terminal would obey is escaped."""
    return escaped(json.dumps({"version": VERSION, **answer}, ensure_ascii=False))


def entry_fields(entry: Entry) -> dict[str, Any]:
    """Return the fields that every answer with entries has.

    The entry of a note that opens with another entry has no line of its own; its range is the line where it opens.
    """
    return {
        "id": entry.id,
        "type": entry.type,
        "kind": entry.kind,
        "name": entry.name,
        "names": list(entry.names),
        "note": entry.note,
        "path": entry.path,
        "heading": list(entry.heading),
        "line": entry.line,
        "end_line": max(entry.line, entry.end_line),
        "tags": list(entry.tags),
        **({"role": entry.role} if entry.role else {}),
    }


def hit_fields(hit: Hit, *, explain: bool = False) -> dict[str, Any]:
    """Return the fields of a hit; with `explain` what its score is made of."""
    found = {**entry_fields(hit.entry), "match_line": hit.match_line, "score": hit.score, "snippet": hit.snippet}
    found |= {"key": hit.key} if hit.key else {}
    return {**found, "parts": dict(hit.parts)} if explain else found
