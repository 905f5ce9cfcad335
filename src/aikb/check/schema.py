"""The JSON Schema of a note's front matter, for editors, made from the table of keys by which notes are read.

It describes each value alone. A date that does not exist, a tag in two spellings, and everything that needs other notes
or the settings is for `aikb check` to find.
"""

from collections.abc import Mapping
from typing import Any

from aikb.model import KINDS
from aikb.notes.values import READERS

ID = "note.schema.json"

_MONTH, _DAY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])"
_NAMES = "(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\\.?"
_DATE = (
    f"^\\s*(?:\\[\\[)?(?:[0-9]{{4}}(?:[-/.年]){_MONTH}(?:[-/.月]){_DAY}日?(?:[T\\s,，].*)?"
    f"|[0-9]{{4}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[T\\s].*|[0-9]{{6}})?"
    f"|(?:[A-Za-z]{{3,9}}\\.?,?\\s+)?(?:{_NAMES}\\s+[0-9]{{1,2}}(?:st|nd|rd|th)?|[0-9]{{1,2}}(?:st|nd|rd|th)?\\s+{_NAMES})"
    ",?\\s+[0-9]{4}.*)(?:\\]\\])?\\s*$"
)
_TEXT = {"type": "string", "pattern": "[^\\s#]"}
_LIST = {"type": ["array", "null"], "items": _TEXT, "uniqueItems": True}
_DAY_OF = {"anyOf": [{"type": "null"}, {"type": "string", "pattern": _DATE}, {"type": "integer"}]}

# One key of each group of keys that are read alike: the recommended one.
_SHAPES: Mapping[str, dict[str, Any]] = {
    "title": {"type": "string", "pattern": "\\S", "description": "What the note is called."},
    "kind": {"enum": [*KINDS, None], "description": "What the note is; without it, the folder says."},
    "aliases": {**_LIST, "description": "Other names of what the note is about, in any language."},
    "title_en": {"description": "The title in another language."},
    "tags": {**_LIST, "description": "What the note is about."},
    "created": {**_DAY_OF, "description": "The day on which the note was written, such as 2025-01-31."},
    "updated": {**_DAY_OF, "description": "The day of the last change."},
    "sources": {"description": "Where it comes from: addresses or titles."},
}
_OF_OTHER_TOOLS = "type"  # where it has another meaning


def note_schema() -> dict[str, Any]:
    """Return the schema, in draft 7, which editors' language servers know."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ID,
        "title": "Front matter of an aikb note",
        "type": "object",
        "required": ["title"],
        "properties": {key: _property(key) for key in READERS},
    }


def _property(key: str) -> dict[str, Any]:
    """Return the schema of a key."""
    group = next(name for name in _SHAPES if READERS[name] is READERS[key])
    if key == _OF_OTHER_TOOLS:
        return {"description": f"As `{group}`, where it is one of its values."}
    if group in (key, "title_en"):
        return _SHAPES[group]
    return {**_SHAPES[group], "description": f"As `{group}`, which more tools read."}
