"""`aikb config`: the settings that count here, and where each comes from."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.config import Arguments, run


def config(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="[KEY]", show_default=False)] = "",
    show_origin: Annotated[bool, typer.Option("--show-origin", help="Say where each value comes from.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Tell the settings that count here, and where they come from.

    With KEY, print its value only. Settings come from the environment, else the
    project's aikb.toml, else your own config.toml, else they are the defaults.

    Example: aikb config --show-origin

    Exit status: 0 told, 2 no such key, or a settings file is wrong.
    """
    raise typer.Exit(run(Arguments(key, show_origin=show_origin, json=json_), options.common(ctx, directory, color)))
