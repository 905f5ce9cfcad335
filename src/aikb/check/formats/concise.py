"""`path:line:column: CODE message`, one finding a line, as compilers write it."""

from collections.abc import Iterable, Iterator

from aikb.model import Problem
from aikb.render.sanitize import visible


def concise(findings: Iterable[Problem]) -> Iterator[str]:
    """A line for each finding."""
    for problem in findings:
        yield visible(f"{problem.path}:{problem.line}:{problem.column}: {problem.rule} {problem.message}", "")
