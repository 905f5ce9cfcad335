"""Write findings as a JUnit report: a suite for each note, a failed case for each finding."""

import re
from collections.abc import Iterator
from itertools import groupby

from aikb.check.report import Report
from aikb.model import Problem
from aikb.render.sanitize import visible

_NOT_XML = re.compile("[\ufffe\uffff]")  # not characters of XML 1.0, and not control characters either


def junit(report: Report) -> Iterator[str]:
    """Yield the lines of one XML document."""
    total = len(report.findings)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<testsuites name="aikb" tests="{total or 1}" failures="{total}" errors="0">'
    for path, found in groupby(report.findings, key=lambda problem: problem.path):
        yield from _suite(report.prefix + path, list(found))
    if not total:
        yield '  <testsuite name="aikb" tests="1" failures="0" errors="0">'
        yield '    <testcase name="no findings" classname="aikb"/>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(path: str, found: list[Problem]) -> Iterator[str]:
    name, number = _attribute(path), len(found)
    yield f'  <testsuite name={name} tests="{number}" failures="{number}" errors="0">'
    for problem in found:
        case = _attribute(f"{problem.rule} {problem.line}:{problem.column}")
        yield f'    <testcase name={case} classname={name} file={name} line="{problem.line}">'
        yield f'      <failure type="{problem.severity}" message={_attribute(problem.message)}/>'
        yield "    </testcase>"
    yield "  </testsuite>"


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - 5 ms that only this format needs

    return quoteattr(_NOT_XML.sub("\ufffd", visible(text, "")))
