"""`aikb rule`: explain the rules of `check`."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.rule import Arguments, run


def rule(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", show_default=False)] = "",
    json_: options.Json = False,
    color: options.Color = "",
) -> None:
    """Explain a rule of check, or list all rules.

    Example: aikb rule AKB004

    Exit status: 0 success, 2 no such rule.
    """
    raise typer.Exit(run(Arguments(code, json=json_), options.common(ctx, color=color)))
