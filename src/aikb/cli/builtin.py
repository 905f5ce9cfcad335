"""The option that asks for the notes that come with the program."""

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperOption

from aikb.cli import options
from aikb.cli.context import shared

if TYPE_CHECKING:
    from typer import _click as click


def offer(command: "click.Command") -> None:
    """Gives `--builtin` to a command that takes -C, behind it."""
    names = [param.name for param in command.params]
    if "directory" in names:
        option = TyperOption(
            param_decls=["--builtin"],
            is_flag=True,
            default=False,
            expose_value=False,  # the commands need not know: `context` opens the notes
            callback=_keep,
            help=options.BUILTIN_HELP,
        )
        command.params.insert(names.index("directory") + 1, option)


def _keep(ctx: typer.Context, _: Any, wanted: bool) -> None:
    if wanted:
        ctx.obj = shared(ctx)._replace(builtin_notes=True)
