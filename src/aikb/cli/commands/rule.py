"""`aikb rule`: what the rules of `check` are."""

from collections.abc import Sequence
from typing import Annotated

import typer

from aikb.check import RULES, Rule
from aikb.check.explain import as_object, markdown
from aikb.check.select import is_named, require_known
from aikb.cli import options
from aikb.cli.console import Console
from aikb.cli.context import console
from aikb.render.json import dump
from aikb.render.plain import record
from aikb.render.sanitize import visible


def rule(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="[CODE]", show_default=False)] = "",
    json_: options.Json = False,
    color: options.Color = "",
) -> None:
    """Explain a rule of check, or list them all.

    Example: aikb rule AKB004

    Exit status: 0 told, 2 there is no such rule.
    """
    out = console(ctx, color)
    if code:
        require_known(RULES, code)
    found = [each for each in RULES if not code or is_named(each.code, each.name, (code,))]
    if json_:
        out.text(dump({"rules": [as_object(each) for each in found]}))
    elif len(found) == 1:
        _explain(out, found[0])
    else:
        _list(out, found)


def _explain(out: Console, found: Rule) -> None:
    if not out.styled:
        out.text(visible(markdown(found)))
        return
    from aikb.render.markdown.draw import render  # noqa: PLC0415 - rich and markdown-it: only at a terminal

    out.draw(render(markdown(found), out.width))


def _list(out: Console, found: Sequence[Rule]) -> None:
    if not out.styled:
        out.lines(record(each.code, each.name, each.severity, each.doc) for each in found)
        return
    from aikb.render import findings  # noqa: PLC0415 - rich: only at a terminal

    out.draw(findings.rules(((each.code, each.name, each.severity, each.doc) for each in found), out.width))
