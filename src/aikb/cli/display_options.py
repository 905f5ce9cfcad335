"""The options that say how an answer looks, `--width` and `--plain`: every command that takes `--color` has them."""

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperOption

from aikb.cli.context import shared
from aikb.cli.options import Between
from aikb.settings.keys import NARROWEST, WIDEST

if TYPE_CHECKING:
    from typer import _click as click


def offer(command: "click.Command") -> None:
    """Gives both options to a command that takes `--color`, behind it; the commands need not know of them."""
    names = [param.name for param in command.params]
    if "color" in names:
        at = names.index("color") + 1
        command.params[at:at] = [_width(), _plain()]


def _width() -> TyperOption:
    return TyperOption(
        param_decls=["--width"],
        type=Between(NARROWEST, WIDEST),
        metavar="N",
        expose_value=False,
        callback=_keep_width,
        help="Draw at so many cells.",
    )


def _plain() -> TyperOption:
    return TyperOption(
        param_decls=["--plain"],
        is_flag=True,
        default=False,
        expose_value=False,
        callback=_keep_plain,
        help="At a terminal too, what a pipe gets.",
    )


def _keep_width(ctx: typer.Context, _: Any, width: int | None) -> None:
    if width:
        ctx.obj = shared(ctx)._replace(width=width)


def _keep_plain(ctx: typer.Context, _: Any, wanted: bool) -> None:
    if wanted:
        ctx.obj = shared(ctx)._replace(plain=True)
