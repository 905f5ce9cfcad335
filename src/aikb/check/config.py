"""Read the table `[check]` of the settings."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from aikb.base.errors import BadSettings
from aikb.model import PLAIN, Dialect

FailOn = Literal["error", "warning", "info"]
FAIL_ON: tuple[FailOn, ...] = get_args(FailOn)


class Config(NamedTuple):
    """The settings of `check`. If `tags`, `required`, `keys` or `order` is empty, the rule that uses it is off."""

    select: tuple[str, ...] = ()  # codes or prefixes; empty: all rules that are not optional
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (glob of paths, codes or prefixes)
    fail_on: FailOn = "warning"  # the lowest severity that makes a run fail
    tags: tuple[str, ...] = ()  # the tags that notes may have; empty: any
    required: tuple[str, ...] = ()  # keys that every front matter must have, besides `title`
    keys: tuple[str, ...] = ()  # keys that are known besides aikb's own
    order: tuple[str, ...] = ()  # of the keys in the front matter
    baseline: str = ""  # the file of known findings, below the notes root
    dialect: Dialect = PLAIN  # of the notes; not a key of this table
    follow_links: bool = False  # likewise


_KEYS = tuple(name for name in Config._fields if name not in ("dialect", "follow_links"))


def read_config(table: Mapping[str, Any], origin: str) -> Config:
    """Return the config of a table `[check]` in the file `origin`. Raises BadSettings with the key and the file."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if "_" in key or name not in _KEYS:
            known = ", ".join(each.replace("_", "-") for each in _KEYS)
            raise BadSettings(f"{origin}: unknown key check.{key}", hint=f"known in [check]: {known}")
        values[name] = _value(name, value, f"{origin}: check.{key}")
    return Config(**values)


def with_options(
    config: Config, select: Sequence[str] = (), ignore: Sequence[str] = (), extend_select: Sequence[str] = ()
) -> Config:
    """Merge the rules of the command line into the config; `--select` replaces those of the settings."""
    if select:
        config = config._replace(select=tuple(select), ignore=(), extend_select=())
    more, fewer = (*config.extend_select, *extend_select), (*config.ignore, *ignore)
    return config._replace(extend_select=more, ignore=fewer)


def _value(name: str, value: Any, place: str) -> Any:
    if name == "fail_on":
        return _one_of(value, FAIL_ON, place)
    if name == "baseline":
        return _text(value, place)
    if name == "per_file_ignores":
        if not isinstance(value, dict):
            raise BadSettings(f"{place} must be a table", hint='such as {"inbox/**" = ["AKB001"]}')
        return tuple((glob, _texts(codes, place)) for glob, codes in value.items())
    return _texts(value, place)


def _one_of(value: Any, choices: tuple[str, ...], place: str) -> str:
    if value not in choices:
        raise BadSettings(f"{place} must be one of {', '.join(choices)}, not {value!r}", hint="see README, `[check]`")
    return str(value)


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise BadSettings(f"{place} must be a string", hint="see README, `[check]`")
    return value


def _texts(value: Any, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadSettings(f"{place} must be a list of strings", hint="see README, `[check]`")
    return tuple(value)
