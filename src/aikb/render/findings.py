"""Draw the findings of `check`, patches and replaced text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from aikb.model import Problem, Rewrite
from aikb.render.findings_excerpt import excerpt
from aikb.render.pieces import flow
from aikb.render.sanitize import visible

_ROOMY = 80  # cells, from which severities are spelt out
_DIFF_STYLES = {"---": "aikb.dim", "+++": "aikb.path", "@@": "aikb.dim", "+": "aikb.success", "-": "aikb.error"}


def grouped(findings: Iterable[Problem], width: int) -> Iterator[Text]:
    """Yield the findings below the path of their note: place, severity, code, message."""
    for number, (path, found) in enumerate(groupby(findings, key=lambda problem: problem.path)):
        if number:
            yield Text()
        yield Text(visible(path, ""), "aikb.path")
        problems = list(found)
        places = [f"{problem.line}:{problem.column}" for problem in problems]
        widest = max(map(len, places))
        for place, problem in zip(places, problems, strict=True):
            severity = problem.severity.ljust(len("warning")) if width >= _ROOMY else problem.severity[0].upper()
            head = Text.assemble(
                *(("  ", ""), (place.ljust(widest), "aikb.number"), "  "),
                *((severity, f"aikb.{problem.severity}"), " ", (problem.rule, "aikb.kind"), " "),
            )
            line = Text.assemble(head, visible(problem.message, ""))
            yield from flow(line, width, len(head.plain) if width >= _ROOMY else 4)


def full(findings: Iterable[Problem], lines: Callable[[str], Sequence[str]], width: int) -> Iterator[Text]:
    """Yield each finding with its source line and a mark below the column."""
    for problem in findings:
        style = f"aikb.{problem.severity}"
        head = Text.assemble((f"{problem.severity} {problem.rule}", style), " ", visible(problem.message, ""))
        yield from flow(head, width, 2)
        gutter = " " * len(str(problem.line))
        place = visible(f"{problem.path}:{problem.line}:{problem.column}", "")
        yield Text.assemble((f"{gutter}--> ", "aikb.dim"), (place, "aikb.path"))
        shown = excerpt(problem, lines(problem.path), width - len(gutter) - 3)
        if shown:
            yield Text(f"{gutter} |", "aikb.dim")
            yield Text.assemble((f"{problem.line} | ", "aikb.dim"), shown.text)
            yield Text.assemble((f"{gutter} | ", "aikb.dim"), " " * shown.indent, ("^" * shown.width, style))
        yield Text()


def diff(lines: Iterable[str]) -> Iterator[Text]:
    """Yield the lines of a patch in colour."""
    for line in lines:
        style = next((style for sign, style in _DIFF_STYLES.items() if line.startswith(sign)), "")
        yield Text(visible(line, "\t"), style)


def rules(rows: Iterable[tuple[str, str, str, str]], width: int) -> Iterator[Text]:
    """Yield code, name, severity and purpose of each rule, the code in the colour of the severity."""
    for code, name, severity, doc in rows:
        line = Text.assemble((code, f"aikb.{severity}"), " ", (name, "aikb.name"), "  ", doc)
        yield from flow(line, width, len(code) + 1)


def rewrites(found: Iterable[Rewrite], width: int) -> Iterator[Text]:
    """Yield the replaced places below the path of their note."""
    for number, (path, group) in enumerate(groupby(found, key=lambda each: each.path)):
        if number:
            yield Text()
        yield Text.assemble((visible(path, ""), "aikb.path"))
        places = [(f"{each.line}:{each.column}", each) for each in group]
        widest = max(len(place) for place, _ in places)
        for place, each in places:
            head = Text.assemble("  ", (place.ljust(widest), "aikb.number"), "  ")
            change = Text.assemble(
                visible(each.before, ""), (" → ", "aikb.dim"), (visible(each.after, ""), "aikb.name")
            )
            yield from flow(Text.assemble(head, change), width, len(head.plain))
