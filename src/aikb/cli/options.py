"""The options that several commands share, declared once for Typer."""

from typing import Annotated, Any

import typer
from typer._click.types import IntRange

from aikb.cli.context import Common


class Between(IntRange):
    """A whole number from one to another, told in words."""

    name = "whole number"

    def _describe_range(self) -> str:
        return f"{self.min} to {self.max}"


def whole(*flags: str, least: int, most: int, help_: str) -> Any:
    """An option that is a whole number."""
    return typer.Option(*flags, click_type=Between(least, most), metavar="N", help=help_)


Directory = Annotated[
    str | None, typer.Option("-C", "--dir", metavar="DIR", help="The notes folder.", show_default=False)
]
BUILTIN_HELP = "The notes that come with aikb."
Builtin = Annotated[bool, typer.Option("--builtin", help=BUILTIN_HELP)]  # of the program; see `added_options`
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.", show_default=False)]
NoSync = Annotated[bool, typer.Option("--no-sync", help="Answer from the index as it is.")]
NoBuiltin = Annotated[bool, typer.Option("--no-builtin", help="Without the built-in lexicon.")]
NoLinks = Annotated[bool, typer.Option("--no-links", help="Do not mark the terms that the text mentions.")]
Limit = Annotated[int, whole("-n", "--limit", least=1, most=1000, help_="At most so many.")]
Tag = Annotated[
    list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="Only with this tag; repeat for more.")
]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help="glossary, lingo, topic or note.", show_default=False)
]
Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="term or section.", show_default=False)]
PathGlob = Annotated[
    str, typer.Option("--path", metavar="GLOB", help="Only notes whose path matches.", show_default=False)
]
Batch = Annotated[bool, typer.Option("--batch", help="Read one query a line from stdin, print one JSON object a line.")]


def given(ctx: typer.Context) -> Common:
    """Return the options given before the command's name, with those that its `added_options` kept."""
    found: Common = ctx.ensure_object(Common)
    return found


def common(
    ctx: typer.Context,
    directory: str | None = None,
    color: str = "",
    *,
    no_sync: bool = False,
    no_builtin: bool = False,
) -> Common:
    """Return the options of the program with those of the command, which win."""
    before = given(ctx)
    return before._replace(
        command=ctx.info_name or "",
        own_notes=all(param.name != "builtin" for param in ctx.command.params),
        directory=before.directory if directory is None else directory,
        color=color or before.color,
        no_sync=no_sync or before.no_sync,
        no_builtin=no_builtin or before.no_builtin,
    )
