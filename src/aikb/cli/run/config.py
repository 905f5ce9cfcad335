"""`aikb config`: show the settings in effect."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from aikb.base.errors import AikbError, NothingNamed, meant
from aikb.base.paths import config_file
from aikb.cli.console import Console
from aikb.cli.context import Common, console, working_folder
from aikb.render.sanitize import visible
from aikb.render.views.settings import SettingsView, shown
from aikb.settings import KEYS, Value, find_settings, values_without_notes


class Arguments(NamedTuple):
    """The arguments of `aikb config`."""

    key: str = ""
    show_origin: bool = False
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Show the settings, or the value of one."""
    out = console(common)
    key = arguments.key
    values = _values(common, out)
    view = SettingsView(values, _names(key), config_file(os.environ), origin=arguments.show_origin)
    if key and not (arguments.json or arguments.show_origin):
        value = values[key].value
        out.lines(map(visible, value) if isinstance(value, tuple) else [visible(shown(value))])
        return 0
    out.show(view, json=arguments.json)
    if out.styled and not (key or arguments.json):
        out.remark(f"aikb: your own settings: {config_file(os.environ)}")
    return 0


def _values(common: Common, out: Console) -> Mapping[str, Value]:
    """Return the values for these notes or, where none are named, those of the user."""
    try:
        found = find_settings(common.directory or None, os.environ, working_folder())
    except NothingNamed:
        values, warnings = values_without_notes(os.environ)
        out.remark("aikb: no notes folder is set here (-C DIR, AIKB_DIR, aikb.toml); showing your own settings")
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
