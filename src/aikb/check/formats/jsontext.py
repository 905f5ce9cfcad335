"""Findings as JSON: one object for all, or one a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from aikb.model import Problem
from aikb.render.json import dump


def json_text(findings: Iterable[Problem]) -> Iterator[str]:
    """One object with all findings."""
    yield dump({"findings": [_finding(problem) for problem in findings]})


def json_lines(findings: Iterable[Problem]) -> Iterator[str]:
    """An object a line for each finding."""
    for problem in findings:
        yield json.dumps(_finding(problem), ensure_ascii=False)


def _finding(problem: Problem) -> dict[str, Any]:
    place = {"file": problem.path, "line": problem.line, "column": problem.column}
    return {**place, "rule": problem.rule, "message": problem.message, "severity": problem.severity, "fixable": False}
