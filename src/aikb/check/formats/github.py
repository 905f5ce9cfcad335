"""Findings as GitHub workflow commands, which become annotations of a pull request."""

from collections.abc import Iterable, Iterator

from aikb.model import Problem
from aikb.render.sanitize import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def github(findings: Iterable[Problem]) -> Iterator[str]:
    """`::error title=…,file=…,line=…,col=…::message` for each finding."""
    for problem in findings:
        place = f"file={_escape(problem.path, ':,')},line={problem.line},col={problem.column}"
        yield f"::{_LEVELS[problem.severity]} title=aikb {problem.rule},{place}::{_escape(problem.message)}"


def _escape(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return visible(text, "")
