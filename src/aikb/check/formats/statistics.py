"""How many findings each rule has, the most first."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from aikb.check.report import Report
from aikb.check.rule import Rule


def statistics(report: Report) -> Iterator[str]:
    """Yield number, code, name and purpose of each rule that found something, tab-separated."""
    for number, rule in _rows(report):
        yield f"{number}\t{rule.code}\t{rule.name}\t{rule.doc}"


def as_data(report: Report) -> dict[str, Any]:
    """Return the same as a JSON object."""
    rows = [
        {"rule": rule.code, "name": rule.name, "severity": rule.severity, "count": number}
        for number, rule in _rows(report)
    ]
    return {"statistics": rows, "notes": report.notes}


def _rows(report: Report) -> list[tuple[int, Rule]]:
    counts = Counter(problem.rule for problem in report.findings)
    return [
        (number, report.rules[code]) for code, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
