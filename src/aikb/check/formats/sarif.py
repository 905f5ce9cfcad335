"""Write findings as SARIF 2.1.0 (OASIS), which GitHub code scanning and editors read."""

import json
from collections.abc import Iterator
from typing import Any

from aikb import __version__
from aikb.check.report import Report
from aikb.check.rule import Rule
from aikb.model import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(report: Report) -> Iterator[str]:
    """Yield one JSON object with one run."""
    codes = sorted({problem.rule for problem in report.findings})
    rules = [_rule(report.rules[code]) for code in codes]
    run = {
        "tool": {"driver": {"name": "aikb", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.rule), report.prefix) for problem in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(problem: Problem, index: int, prefix: str) -> dict[str, Any]:
    from urllib.parse import quote  # noqa: PLC0415 - only this format needs it

    artifact = {"uri": quote(prefix + problem.path), "uriBaseId": "SRCROOT"}
    region = {"startLine": problem.line, "startColumn": problem.column}
    result = {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    return {**result, **_fixes(problem, artifact)}


def _fixes(problem: Problem, artifact: dict[str, str]) -> dict[str, Any]:
    if not problem.edits or not problem.safe:
        return {}
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in problem.edits
    ]
    return {"fixes": [{"artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}]}]}
