"""Write findings as GitHub workflow commands, which become annotations of a pull request.

GitHub shows ten of a level for each step and drops the rest: those are written as plain lines for the log, and a notice
says how many there are.
"""

from collections import Counter
from collections.abc import Iterator

from aikb.check.formats.text import concise
from aikb.check.report import Report
from aikb.model import Problem, Severity
from aikb.render.sanitize import visible

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_MOST = 10


def github(report: Report) -> Iterator[str]:
    """Yield `::error title=…,file=…,line=…,col=…::message` for each finding that GitHub shows."""
    left = Counter(problem.severity for problem in report.findings)
    over = any(number > _MOST for number in left.values())
    most = {severity: _MOST - (over and severity == "info") for severity in _LEVELS}  # the notice below is one of them
    written: Counter[Severity] = Counter()
    for problem in report.findings:
        written[problem.severity] += 1
        if written[problem.severity] <= most[problem.severity]:
            yield _annotation(problem, report.prefix)
        else:
            # After a word, so that no file name starts a command.
            yield from (f"{problem.severity}: {_inert(line)}" for line in concise(report._replace(findings=(problem,))))
    if over:
        more = [f"{left[each] - most[each]} more of level {each}" for each in _LEVELS if left[each] > most[each]]
        yield f"::notice title=aikb::{', '.join(more)}: see the log of this step"


def _annotation(problem: Problem, prefix: str) -> str:
    place = f"file={_escape(prefix + problem.path, ':,')},line={problem.line},col={problem.column}"
    return f"::{_LEVELS[problem.severity]} title=aikb {problem.rule},{place}::{_escape(problem.message)}"


def _escape(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return _inert(visible(text, ""))


def _inert(text: str) -> str:
    """Return the text without the older form of commands, `##[error]`, which GitHub finds anywhere in a line."""
    return text.replace("##[", "# #[")
