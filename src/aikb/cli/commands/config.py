"""`aikb config`: the settings that count here, and where each comes from."""

import os
from collections.abc import Mapping
from typing import Annotated

import typer

from aikb.base.errors import AikbError, NothingNamed, meant
from aikb.base.paths import config_file
from aikb.cli import options
from aikb.cli.console import Console
from aikb.cli.context import console, shared, working_folder
from aikb.render import json
from aikb.render import settings as render
from aikb.render.sanitize import visible
from aikb.settings import KEYS, Value, find_settings, values_without_notes


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
    out = console(ctx, color)
    values = _values(ctx, out, directory)
    names = _names(key)
    if json_:
        files = {"config": config_file(os.environ)}
        out.text(json.dump({**files, "settings": render.rows(values, names)}))
    elif key and not show_origin:
        value = values[key].value
        out.lines(map(visible, value) if isinstance(value, tuple) else [visible(render.shown(value))])
    elif out.styled:
        out.page(render.drawn(values, names, out.width, origin=show_origin))
        if not key:
            out.remark(f"aikb: your own settings: {config_file(os.environ)}")
    else:
        out.lines(render.plain(values, names, origin=show_origin))


def _values(ctx: typer.Context, out: Console, directory: str | None) -> Mapping[str, Value]:
    """The values for the notes named here or, where none are named, those of the user."""
    try:
        found = find_settings(directory or shared(ctx).directory, os.environ, working_folder())
    except NothingNamed:
        values, warnings = values_without_notes(os.environ)
        out.remark("aikb: no notes folder is named here (-C DIR, AIKB_DIR, aikb.toml): these are your own settings")
    else:
        values, warnings = found.values, found.warnings
        out.adopt(found)
    for warning in warnings:
        out.remark(f"aikb: warning: {warning}")
    return values


def _names(key: str) -> list[str]:
    names = [each.name for each in KEYS]
    if not key:
        return names
    if key not in names:
        import difflib  # noqa: PLC0415 - only for a slip

        near = [name for name in names if key in name] or difflib.get_close_matches(key, names, n=1)
        hint = meant(near) if near else "aikb config lists the keys"
        raise AikbError(f"no setting is called {key!r}", hint=hint)
    return [key]
