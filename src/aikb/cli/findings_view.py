"""The answers to `aikb check` as views; here because `check` must not import rich, nor `render` import rules."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aikb.check.formats import FORMATS
from aikb.check.formats.jsontext import as_object
from aikb.check.formats.text import counted, statistics
from aikb.check.report import Report
from aikb.render.views import View

if TYPE_CHECKING:
    from rich.text import Text


class FindingsView(View):
    """Findings in one of the output formats."""

    paged = False

    def __init__(self, report: Report, form: str) -> None:
        self._report, self._form = report, form

    def data(self) -> dict[str, Any]:
        """Return all findings."""
        return as_object(self._report)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the format."""
        return FORMATS[self._form](self._report)

    def screen(self, width: int) -> "Iterable[Text] | None":
        """Return the findings drawn, in the formats that are for people."""
        if self._form not in ("concise", "full"):
            return None
        from aikb.render import findings  # noqa: PLC0415 - rich: only at a terminal

        if self._form == "concise":
            return findings.grouped(self._report.findings, width)
        return findings.full(self._report.findings, self._report.lines, width)


class StatisticsView(View):
    """How many findings each rule has."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def data(self) -> dict[str, Any]:
        """Return a row for each rule that found something."""
        rows = [
            {"rule": rule.code, "name": rule.name, "severity": rule.severity, "count": number}
            for number, rule in counted(self._report)
        ]
        return {"statistics": rows, "notes": self._report.notes}

    def lines(self) -> Iterator[str]:
        """Yield number, code, name, purpose."""
        return statistics(self._report)
