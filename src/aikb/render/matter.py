"""A note comes in, its front matter, what it says for a reader, and the body go out; knows no YAML beyond simple lists."""

import re

from aikb.notes.keys import ALIASES, CATEGORIES, CREATED, TAGS, UPDATED

_FRONT = re.compile(
    r"\ufeff?---[ \t]*\n(?P<matter>(?:[ \t]*\n|#[^\n]*\n)*[^\s:#\-][^:\n]*:(?:[ \t][^\n]*)?\n(?:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(r"([^\s:#][^:]*):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_TAGS = frozenset((*TAGS, *CATEGORIES))
_DATES = frozenset((*CREATED, *UPDATED))


def split(source: str) -> tuple[str, str]:
    """Separate a note's front matter (empty when there is none) from its body."""
    found = _FRONT.match(source)
    return (found["matter"], source[found.end() :]) if found else ("", source.removeprefix("\ufeff"))


def summary(matter: str) -> str:
    """Say a note's tags, aliases and dates in one line."""
    fields = _fields(matter)
    tags = [f"#{tag}" for key, values in fields if key in _TAGS for tag in values]
    aliases = [alias for key, values in fields if key in ALIASES for alias in values]
    return " · ".join(part for part in (" ".join(tags), ", ".join(aliases), dates(matter)) if part)


def dates(matter: str) -> str:
    """Say when a note was made and changed, as far as its front matter tells."""
    found = [date for key, values in _fields(matter) if key in _DATES for date in values]
    return " – ".join(dict.fromkeys(found))


def _fields(matter: str) -> list[tuple[str, list[str]]]:
    fields: list[tuple[str, list[str]]] = []
    for line in matter.split("\n"):
        if item := _ITEM.match(line):
            if fields:
                fields[-1][1].append(_unquoted(item[1]))
        elif field := _FIELD.match(line):
            fields.append((field[1].strip().lower(), _values(field[2] or "")))
    return fields


def _values(text: str) -> list[str]:
    text = text.strip()
    is_list = text.startswith("[") and text.endswith("]")
    return [value for part in (text[1:-1].split(",") if is_list else [text]) if (value := _unquoted(part))]


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
