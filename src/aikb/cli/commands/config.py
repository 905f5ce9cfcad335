"""`aikb config`: show the settings in effect."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.config import Arguments, run


def config(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="[KEY]", show_default=False)] = "",
    show_origin: Annotated[bool, typer.Option("--show-origin", help="Show where each value comes from.")] = False,
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Show the settings in effect, and where they come from.

    With KEY, print only its value. Settings come from the environment, then the project's aikb.toml, then your own
    config.toml, then the defaults.

    Example: aikb config --show-origin

    Exit status: 0 success, 2 no such key, or a settings file is wrong.
    """
    raise typer.Exit(run(Arguments(key, show_origin=show_origin, json=json_), options.common(ctx, directory, color)))
