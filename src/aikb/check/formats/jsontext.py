"""Write findings as JSON: one object for all, or one a line."""

import json
from collections.abc import Iterator
from typing import Any

from aikb.check.report import Report
from aikb.model import Problem
from aikb.render.json import dump


def json_text(report: Report) -> Iterator[str]:
    """Yield one object with all findings."""
    yield dump(as_object(report))


def json_lines(report: Report) -> Iterator[str]:
    """Yield one object a line for each finding."""
    for problem in report.findings:
        text = json.dumps(_finding(problem), ensure_ascii=False)
        yield text.encode("utf-8", "backslashreplace").decode("utf-8")


def as_object(report: Report) -> dict[str, Any]:
    """Return all findings, the number of notes and, after `--fix`, how many were fixed."""
    fixed = {} if report.fixed is None else {"fixed": report.fixed}
    return {"findings": [_finding(problem) for problem in report.findings], "notes": report.notes, **fixed}


def _finding(problem: Problem) -> dict[str, Any]:
    place = {"file": problem.path, "line": problem.line, "column": problem.column}
    fields = {"rule": problem.rule, "message": problem.message, "severity": problem.severity}
    return {**place, **fields, "fixable": bool(problem.edits), **_fix(problem)}


def _fix(problem: Problem) -> dict[str, Any]:
    if not problem.edits:
        return {}
    return {"fix": {"safe": problem.safe, "edits": [edit._asdict() for edit in problem.edits]}}
