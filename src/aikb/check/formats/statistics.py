"""How many findings each rule has, the most first."""

from collections import Counter
from collections.abc import Iterator

from aikb.check.report import Report
from aikb.render.json import dump


def statistics(report: Report, *, json: bool = False) -> Iterator[str]:
    """Number, code, name and doc of each rule that found something, tab-separated; or one JSON object."""
    counts = Counter(problem.rule for problem in report.findings)
    rows = [
        (number, report.rules[code]) for code, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
    if json:
        told = [
            {"rule": rule.code, "name": rule.name, "severity": rule.severity, "count": number} for number, rule in rows
        ]
        yield dump({"statistics": told, "notes": report.notes})
        return
    for number, rule in rows:
        yield f"{number}\t{rule.code}\t{rule.name}\t{rule.doc}"
