"""Write findings as GitLab's code quality report: a list of issues in the format of Code Climate."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from aikb.check.baseline import Key, key_of
from aikb.check.report import Report
from aikb.model import Problem

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab(report: Report) -> Iterator[str]:
    """Yield one JSON list with all findings."""
    seen: Counter[Key] = Counter()
    issues = []
    for problem in report.findings:
        key = key_of(problem, report.lines)
        seen[key] += 1
        issues.append(_issue(problem, report.prefix, _fingerprint(key, seen[key])))
    yield json.dumps(issues, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")


def _issue(problem: Problem, prefix: str, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{problem.rule}: {problem.message}",
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": prefix + problem.path, "lines": {"begin": problem.line}},
    }


def _fingerprint(key: Key, number: int) -> str:
    """Return a hash of what identifies a finding in a baseline too, so that its line may move and its wording change."""
    return hashlib.sha256("\0".join((*key, str(number))).encode("utf-8", "replace")).hexdigest()[:40]
