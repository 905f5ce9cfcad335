"""The options that several commands share, declared once for Typer."""

from typing import Annotated, Any

import typer
from typer._click.types import IntRange

from aikb.cli.context import Common


class Between(IntRange):
    """A whole number in a range."""

    name = "whole number"

    def _describe_range(self) -> str:
        return f"{self.min} to {self.max}"


def whole(*flags: str, least: int, most: int, help_: str) -> Any:
    """Return a Typer option for a whole number."""
    return typer.Option(*flags, click_type=Between(least, most), metavar="N", help=help_)


Directory = Annotated[str | None, typer.Option("-C", "--dir", metavar="DIR", help="Notes folder.", show_default=False)]
BUILTIN_HELP = "Use the notes that come with aikb."
Builtin = Annotated[bool, typer.Option("--builtin", help=BUILTIN_HELP)]  # of the program; see `added_options`
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.", show_default=False)]
NoSync = Annotated[bool, typer.Option("--no-sync", help="Do not update the index first.")]
NoBuiltin = Annotated[bool, typer.Option("--no-builtin", help="Do not use the built-in lexicon.")]
NoLinks = Annotated[bool, typer.Option("--no-links", help="Do not mark terms in the text.")]
Limit = Annotated[int, whole("-n", "--limit", least=1, most=1000, help_="Maximum number of results.")]
Tag = Annotated[
    list[str] | None, typer.Option("-t", "--tag", metavar="TAG", help="Only with this tag; repeat for more.")
]
Kind = Annotated[
    str, typer.Option("--kind", metavar="KIND", help="glossary, lingo, topic or note.", show_default=False)
]
Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="term or section.", show_default=False)]
PathGlob = Annotated[
    str, typer.Option("--path", metavar="GLOB", help="Only notes whose path matches GLOB.", show_default=False)
]
Batch = Annotated[
    bool, typer.Option("--batch", help="Read one query per line from stdin, print one JSON object per line.")
]


def given(ctx: typer.Context) -> Common:
    """Return the options given before the command's name, and those that `added_options` kept."""
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
    """Return the options of the program, overridden by those of the command."""
    before = given(ctx)
    return before._replace(
        command=ctx.info_name or "",
        own_notes=all(param.name != "builtin" for param in ctx.command.params),
        directory=before.directory if directory is None else directory,
        color=color or before.color,
        no_sync=no_sync or before.no_sync,
        no_builtin=no_builtin or before.no_builtin,
    )
