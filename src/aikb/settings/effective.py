"""Choose each key's value from environment, settings files and defaults."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from aikb.settings.files import Layer
from aikb.settings.keys import COLOR_VARIABLES, KEYS, Key

DEFAULT = "default"


class Value(NamedTuple):
    """A value and its origin: `environment NAME`, the path of a file, or `default`."""

    value: Any
    origin: str


DEFAULTS: Mapping[str, Value] = {key.name: Value(key.default, DEFAULT) for key in KEYS}


def effective(environ: Mapping[str, str], *layers: Layer) -> dict[str, Value]:
    """Return every key's value: from the environment, else from the first layer that has one, else the default."""
    return {key.name: _value(key, environ, layers) for key in KEYS}


def _value(key: Key, environ: Mapping[str, str], layers: tuple[Layer, ...]) -> Value:
    if found := _environment(key.variables, environ):
        return found
    for layer in layers:
        if key.name in layer.values:
            return Value(layer.values[key.name], layer.path)
    return _environment(key.fallbacks, environ) or Value(key.default, DEFAULT)


def _environment(variables: tuple[str, ...], environ: Mapping[str, str]) -> Value | None:
    for variable in variables:
        if value := environ.get(variable, "").strip():
            return Value("auto" if variable in COLOR_VARIABLES else value, f"environment {variable}")
    return None
