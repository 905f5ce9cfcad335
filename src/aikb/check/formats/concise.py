"""`path:line:column: CODE message`, one finding a line, as compilers write it."""

from collections.abc import Iterator

from aikb.check.report import Report
from aikb.render.sanitize import visible


def concise(report: Report) -> Iterator[str]:
    """A line for each finding."""
    for problem in report.findings:
        yield visible(f"{problem.path}:{problem.line}:{problem.column}: {problem.rule} {problem.message}", "")
