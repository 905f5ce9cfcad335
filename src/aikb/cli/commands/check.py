"""`aikb check`: what is wrong in the notes, for people and for CI, and what mends it."""

from pathlib import Path
from typing import Annotated

import typer

from aikb.check import formats
from aikb.check.config import FAIL_ON
from aikb.cli import options
from aikb.cli.run.check import Arguments, run

Codes = list[str] | None


def check(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", show_default=False)] = None,
    select: Annotated[Codes, typer.Option(metavar="CODES", help="Only these rules, such as AKB1, or ALL.")] = None,
    ignore: Annotated[Codes, typer.Option(metavar="CODES", help="Not these rules.")] = None,
    extend_select: Annotated[Codes, typer.Option(metavar="CODES", help="These rules too.")] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="LEVEL", show_default=False, help=f"Fail from: {', '.join(FAIL_ON)}.")
    ] = "",
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Pass over the findings in FILE.")] = None,
    write_baseline: Annotated[bool, typer.Option("--write-baseline", help="Write all findings to it.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Mend what may change the meaning too.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")] = False,
    skip_others: Annotated[bool, typer.Option("--skip-others", help="Pass over PATHS outside the notes.")] = False,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", show_default=False, help=formats.HELP)
    ] = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Check the front matter and the text of the notes.

    Example: aikb check glossary --output-format github

    Exit status: 0 clean or only remarks (info), 1 findings, 2 cannot check.
    """
    arguments = Arguments(
        tuple(paths or ()),
        select=_codes(select),
        ignore=_codes(ignore),
        extend_select=_codes(extend_select),
        fail_on=fail_on,
        baseline=baseline,
        write_baseline=write_baseline,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        statistics=statistics,
        skip_others=skip_others,
        output_format=output_format,
        json=json_,
    )
    raise typer.Exit(run(arguments, options.common(ctx, directory, color)))


def _codes(given: Codes) -> tuple[str, ...]:
    """The codes of an option that may be repeated and may hold several with commas."""
    return tuple(code.strip() for each in given or () for code in each.split(",") if code.strip())
