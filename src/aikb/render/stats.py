"""A collection's numbers to what `aikb stats` prints."""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aikb.model import Stats

if TYPE_CHECKING:
    from rich.text import Text

_LANGUAGES = {"zh": "Chinese only", "en": "English only", "mixed": "both"}
_AGES = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))
_NS = 1_000_000_000


def rows(found: Stats, now_ns: int) -> Iterator[tuple[str, str]]:
    """(what, how many) for each number."""
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in found.kinds.items() if number)
    languages = ", ".join(f"{number:,} {_LANGUAGES[each]}" for each, number in found.languages.items())
    yield "notes", f"{found.notes:,}" + (f" ({kinds})" if kinds else "")
    yield "entries", f"{found.entries:,}"
    yield "terms", f"{found.terms:,} ({found.defined:,} defined)"
    yield "names", languages
    yield "tags", f"{found.tags:,}"
    yield "index", f"{found.size / 1e6:.1f} MB, changed {age(now_ns - found.updated_ns)} ago"


def plain(found: Stats, now_ns: int) -> Iterator[str]:
    """One number a line, what it counts first."""
    return ("\t".join(row) for row in rows(found, now_ns))


def drawn(found: Stats, now_ns: int, width: int) -> "Iterator[Text]":
    """The same for a person."""
    from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

    from aikb.render.pieces import flow  # noqa: PLC0415 - likewise

    for what, number in rows(found, now_ns):
        yield from flow(Text.assemble((f"{what:<9}", "aikb.dim"), number), width, 9)


def fields(found: Stats) -> dict[str, Any]:
    """The numbers as JSON has them; times in UTC."""
    index = {"bytes": found.size, "built": _time(found.built_ns), "updated": _time(found.updated_ns)}
    counts = {"notes": found.notes, "kinds": dict(found.kinds), "entries": found.entries, "terms": found.terms}
    return {**counts, "defined": found.defined, "tags": found.tags, "languages": dict(found.languages), "index": index}


def age(ns: int) -> str:
    """A span of time in its largest unit: `3 days`, `1 hour`; what lies in the future is no time ago."""
    seconds = max(0, ns // _NS)
    unit, length = next((each for each in _AGES if seconds >= each[1]), _AGES[-1])
    return f"{seconds // length} {unit}" + "s" * (seconds // length != 1)


def _time(ns: int) -> str:
    return datetime.datetime.fromtimestamp(ns // _NS, datetime.UTC).isoformat()
