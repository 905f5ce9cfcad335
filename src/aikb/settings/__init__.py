"""Find the notes folder, its settings and its cache from options, environment and settings files."""

from aikb.base.paths import SETTINGS_FILE
from aikb.settings.effective import Value, effective
from aikb.settings.find import (
    Settings,
    builtin_settings,
    cache_base,
    cache_folder,
    find_settings,
    values_without_notes,
)
from aikb.settings.keys import KEYS, Key

__all__ = [
    "KEYS",
    "SETTINGS_FILE",
    "Key",
    "Settings",
    "Value",
    "builtin_settings",
    "cache_base",
    "cache_folder",
    "effective",
    "find_settings",
    "values_without_notes",
]
