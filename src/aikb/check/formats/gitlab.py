"""Write findings as GitLab's code quality report: a list of issues in the format of Code Climate."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from aikb.check.report import Report
from aikb.model import Problem

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(report: Report) -> Iterator[str]:
    """Yield one JSON list with all findings."""
    seen: Counter[tuple[str, ...]] = Counter()
    issues = [_issue(problem, report.prefix, seen) for problem in report.findings]
    yield json.dumps(issues, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")


def _issue(problem: Problem, prefix: str, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    return {
        "description": f"{problem.rule}: {problem.message}",
        "check_name": problem.rule,
        "fingerprint": _fingerprint(problem, seen),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": prefix + problem.path, "lines": {"begin": problem.line}},
    }


def _fingerprint(problem: Problem, seen: Counter[tuple[str, ...]]) -> str:
    """Return a hash of path, rule and message, so that the line may move; repeated ones are numbered."""
    kind = (problem.path, problem.rule, problem.message)
    seen[kind] += 1
    return hashlib.sha256("\0".join((*kind, str(seen[kind]))).encode("utf-8", "replace")).hexdigest()[:40]
