"""Options that many commands get without declaring them: `--builtin` behind -C, `--width` and `--plain` behind --color."""

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperOption

from aikb.cli.options import BUILTIN_HELP, Between, given
from aikb.settings.keys import NARROWEST, WIDEST

if TYPE_CHECKING:
    from typer import _click as click


def add_builtin(command: "click.Command") -> None:
    """Add `--builtin` to a command that takes -C."""
    _add(command, "directory", _flag("--builtin", "builtin_notes", BUILTIN_HELP))


def add_display(command: "click.Command") -> None:
    """Add `--width` and `--plain` to a command that takes `--color`."""
    width = TyperOption(
        param_decls=["--width"],
        type=Between(NARROWEST, WIDEST),
        metavar="N",
        expose_value=False,
        callback=_keeper("width"),
        help="Output width in columns.",
    )
    _add(command, "color", width, _flag("--plain", "plain", "Plain output even on a terminal."))


def _add(command: "click.Command", behind: str, *options: TyperOption) -> None:
    names = [param.name for param in command.params]
    if behind in names:
        at = names.index(behind) + 1
        command.params[at:at] = options


def _flag(option: str, field: str, help_: str) -> TyperOption:
    return TyperOption(
        param_decls=[option],
        is_flag=True,
        default=False,
        expose_value=False,  # commands see it in Common only
        callback=_keeper(field),
        help=help_,
    )


def _keeper(field: str) -> Any:
    """Return a callback that keeps a value in the Common of the command's context."""

    def keep(ctx: typer.Context, _: Any, value: Any) -> None:
        if value:
            ctx.obj = given(ctx)._replace(**{field: value})

    return keep
