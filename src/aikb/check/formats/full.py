"""A finding with the line that it speaks of and a mark below its column, as rustc and ruff show it."""

from collections.abc import Iterator

from aikb.check.report import Report
from aikb.render.findings_excerpt import excerpt
from aikb.render.sanitize import visible


def full(report: Report) -> Iterator[str]:
    """Some lines for each finding, and an empty one behind them."""
    for problem in report.findings:
        yield visible(f"{problem.rule} {problem.message}", "")
        yield visible(f"  --> {problem.path}:{problem.line}:{problem.column}", "")
        shown = excerpt(problem, report.lines(problem.path))
        if shown:
            gutter = " " * len(str(problem.line))
            yield f"{gutter} |"
            yield f"{problem.line} | {shown.text}".rstrip()
            yield f"{gutter} | {' ' * shown.indent}{'^' * shown.width}"
        yield ""
