"""`aikb check`: find what is wrong in the notes, for people and for CI, and fix it."""

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
    select: Annotated[Codes, typer.Option(metavar="CODES", help="Only run these rules, such as AKB1, or ALL.")] = None,
    ignore: Annotated[Codes, typer.Option(metavar="CODES", help="Skip these rules.")] = None,
    extend_select: Annotated[Codes, typer.Option(metavar="CODES", help="Run these rules too.")] = None,
    fail_on: Annotated[
        str,
        typer.Option(metavar="LEVEL", show_default=False, help=f"Lowest severity that fails: {', '.join(FAIL_ON)}."),
    ] = "",
    baseline: Annotated[Path | None, typer.Option(metavar="FILE", help="Ignore the findings listed in FILE.")] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Also apply fixes that may change the meaning.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings by rule.")] = False,
    skip_others: Annotated[bool, typer.Option("--skip-others", help="Skip PATHS outside the notes.")] = False,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", show_default=False, help=formats.HELP)
    ] = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Check the front matter and the text of the notes.

    Example: aikb check glossary --output-format github

    Exit status: 0 no findings, or only below --fail-on, 1 findings, 2 error.
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
    """Return the codes of an option that may be repeated and may hold several with commas."""
    return tuple(code.strip() for each in given or () for code in each.split(",") if code.strip())
