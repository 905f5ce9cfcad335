"""The answers about the collection as a whole: its index, its numbers, how well it is found."""

import datetime
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aikb.model import BenchRow, IndexStatus, Stats
from aikb.render.lines import record
from aikb.render.sanitize import visible
from aikb.render.views import View
from aikb.render.words import summary

if TYPE_CHECKING:
    from rich.text import Text

_LANGUAGES = {"zh": "Chinese only", "en": "English only", "mixed": "both"}
_AGES = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))
_NS = 1_000_000_000


class StatusView(View):
    """What the index holds and where it is."""

    def __init__(self, found: IndexStatus) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return the counts, and what changed."""
        found, report = self._found, self._found.report
        changes = {"added": report.added, "changed": report.changed, "removed": report.removed}
        counts = {"notes": found.notes, "entries": found.entries, "bytes": found.size}
        left_out = {"left_out": [*found.left_out]} if found.left_out else {}
        return {"root": found.root, "folder": found.folder, **counts, **changes, "rebuilt": report.rebuilt, **left_out}

    def lines(self) -> Iterator[str]:
        """Yield a summary, the notes folder and the index folder."""
        yield visible(summary(self._found), "")
        yield record("notes", visible(self._found.root))
        yield record("index", visible(self._found.folder))


class StatsView(View):
    """A collection in numbers."""

    paged = False

    def __init__(self, found: Stats, root: str) -> None:
        self._found, self._root = found, root

    def data(self) -> dict[str, Any]:
        """Return the numbers; times in UTC."""
        found = self._found
        index = {"bytes": found.size, "built": _time(found.built_ns), "updated": _time(found.updated_ns)}
        counts = {"notes": found.notes, "kinds": dict(found.kinds), "entries": found.entries, "terms": found.terms}
        more = {"defined": found.defined, "tags": found.tags, "languages": dict(found.languages), "index": index}
        return {"root": self._root, **counts, **more}

    def lines(self) -> Iterator[str]:
        """Yield one number per line, what it counts first."""
        return ("\t".join(row) for row in self._rows())

    def screen(self, width: int) -> "Iterator[Text]":
        """Yield the same in columns."""
        from rich.text import Text  # noqa: PLC0415 - rich: only at a terminal

        from aikb.render.pieces import flow  # noqa: PLC0415 - likewise

        for what, number in self._rows():
            yield from flow(Text.assemble((f"{what:<9}", "aikb.dim"), number), width, 9)

    def _rows(self) -> Iterator[tuple[str, str]]:
        found = self._found
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in found.kinds.items() if number)
        yield "notes", f"{found.notes:,}" + (f" ({kinds})" if kinds else "")
        yield "entries", f"{found.entries:,}"
        yield "terms", f"{found.terms:,} ({found.defined:,} defined)"
        yield "names", ", ".join(f"{number:,} {_LANGUAGES[each]}" for each, number in found.languages.items())
        yield "tags", f"{found.tags:,}"
        yield "index", f"{found.size / 1e6:.1f} MB, changed {_age(time.time_ns() - found.updated_ns)} ago"


class BenchView(View):
    """How well each kind of question is answered."""

    def __init__(self, rows: Sequence[BenchRow]) -> None:
        self._rows = rows

    def data(self) -> dict[str, Any]:
        """Return the rows."""
        return {"rows": [row._asdict() for row in self._rows]}

    def lines(self) -> Iterator[str]:
        """Yield a table with a head."""
        yield f"{'kind':12}{'asked':>6}{'hit@1':>8}{'hit@5':>8}{'MRR':>8}{'no hit':>8}{'ms':>8}"
        for row in self._rows:
            shares = "".join(f"{share:8.1%}" for share in (row.first, row.five))
            yield f"{row.kind:12}{row.asked:6}{shares}{row.rank:8.3f}{row.none:8.1%}{row.ms:8.1f}"


def _age(ns: int) -> str:
    """Return a span of time in its largest unit: `3 days`, `1 hour`; a time in the future counts as now."""
    seconds = max(0, ns // _NS)
    unit, length = next((each for each in _AGES if seconds >= each[1]), _AGES[-1])
    return f"{seconds // length} {unit}" + "s" * (seconds // length != 1)


def _time(ns: int) -> str:
    return datetime.datetime.fromtimestamp(ns // _NS, datetime.UTC).isoformat()
