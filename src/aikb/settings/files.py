"""Read a settings file into a layer: its values by key, and warnings about keys that have no effect."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aikb.base.errors import BadSettings
from aikb.base.paths import PROJECT_FILE
from aikb.settings.keys import BY_NAME, KEYS, NARROWEST, WIDEST, Key

LARGEST = 1 << 20  # bytes

_TABLES = {key.name.partition(".")[0] for key in KEYS if "." in key.name}
_KINDS = {
    "text": "a string",
    "list": "a list of strings",
    "number": "a whole number",
    "flag": "true or false",
    "table": "a table",
}
_PLAIN = {"flag": bool, "table": dict}


class Layer(NamedTuple):
    """The values of one file: dotted key → value of the key's type."""

    path: str = ""
    values: Mapping[str, Any] = {}
    warnings: tuple[str, ...] = ()


def read_layer(path: Path, scope: str) -> Layer:
    """Read the settings file of a `project` or a `user`. Raises BadSettings with the file's name and the key."""
    values: dict[str, Any] = {}
    warnings = []
    for name, value in _flat(_table(path, scope)):
        key = BY_NAME.get(name)
        if key is None:
            warnings.append(f"{path}: unknown key {name!r}{_nearest(name)}")
        elif key.scope not in ("any", scope):
            warnings.append(f"{path}: {name} has no effect here: {_where(key)}")
        else:
            values[name] = _checked(key, value, path)
    return Layer(str(path), values, tuple(warnings))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if not prefix and name in _TABLES and isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        else:
            yield prefix + name, value


def _table(path: Path, scope: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - 2 ms, and most folders have no settings file

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ValueError(f"larger than {LARGEST:,} bytes")
        table: dict[str, Any] = tomllib.loads(data.decode())
        if path.name == PROJECT_FILE:
            table = table["tool"]["aikb"]  # the file was chosen for having it
    except (OSError, ValueError, KeyError, RecursionError) as error:
        hint = "fix the file" if scope == "user" else "fix the file, or name the notes folder with -C"
        raise BadSettings(f"{path}: {_reason(error)}", hint=hint) from error
    return table


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error.strerror if isinstance(error, OSError) else error)


def _checked(key: Key, value: Any, path: Path) -> Any:
    """Return the value as its key needs it. No text may contain NUL, which no path and no argument can have."""
    wrong = _wrong(key, value)
    if wrong:
        raise BadSettings(f"{path}: {key.name} must be {wrong}", hint=f"`aikb config` explains each key: {key.doc}")
    return tuple(value) if key.type == "list" else value


def _wrong(key: Key, value: Any) -> str:
    """Return what the value must be and is not, or an empty string."""
    if not _fits(key, value):
        return _KINDS[key.type]
    if key.choices and value not in key.choices:
        return f"one of {', '.join(key.choices)}, not {value!r}"
    if key.type == "number" and value and not NARROWEST <= value <= WIDEST:
        return f"0, or from {NARROWEST} to {WIDEST}, not {value}"
    return ""


def _fits(key: Key, value: Any) -> bool:
    if key.type == "list":
        return isinstance(value, list) and all(map(_is_text, value))
    if key.type == "number":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _PLAIN[key.type]) if key.type in _PLAIN else _is_text(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and "\0" not in value


def _where(key: Key) -> str:
    if key.scope == "project":
        return "it belongs in a project's aikb.toml"
    if key.name == "default_dir":
        return "it belongs in your own config.toml"
    if key.name == "color":
        return "a project does not choose colours; set it in your own config.toml or the environment"
    return "a project cannot choose a program; set it in your own config.toml or the environment"


def _nearest(name: str) -> str:
    import difflib  # noqa: PLC0415 - only for a typing error

    found = difflib.get_close_matches(name, BY_NAME, n=1, cutoff=0.6)
    return f" (did you mean {found[0]!r}?)" if found else ""
