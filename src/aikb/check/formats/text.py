"""Write findings for people: one a line, with an excerpt, or counted by rule."""

from collections import Counter
from collections.abc import Iterator

from aikb.check.report import Report
from aikb.check.rule import Rule
from aikb.render.findings_excerpt import excerpt
from aikb.render.sanitize import visible


def concise(report: Report) -> Iterator[str]:
    """Yield a line for each finding."""
    for problem in report.findings:
        yield visible(f"{problem.path}:{problem.line}:{problem.column}: {problem.rule} {problem.message}", "")


def full(report: Report) -> Iterator[str]:
    """Yield some lines for each finding, and an empty one after them."""
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


def statistics(report: Report) -> Iterator[str]:
    """Yield number, code, name and purpose of each rule that found something, tab-separated."""
    for number, rule in counted(report):
        yield f"{number}\t{rule.code}\t{rule.name}\t{rule.doc}"


def counted(report: Report) -> list[tuple[int, Rule]]:
    """Return the number of findings of each rule that found something, the most first."""
    counts = Counter(problem.rule for problem in report.findings)
    return [
        (number, report.rules[code]) for code, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    ]
