"""Where the notes, the settings and the caches are: from options, environment and settings files; reads no note."""

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aikb.errors import BadSettings, NoNotesFolder, NothingNamed

SETTINGS_FILE = "aikb.toml"
DEFAULT_INCLUDE = ("**/*.md", "**/*.markdown")
_PYPROJECT_TABLE = re.compile(r"^\[tool\.aikb\]", re.MULTILINE)
_NO_FOLDER_HINT = "name one with -C DIR, set AIKB_DIR, or put an aikb.toml beside your notes"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a notes folder is read with. `origin` names where the folder was found, for messages."""

    root: Path
    include: tuple[str, ...] = DEFAULT_INCLUDE
    exclude: tuple[str, ...] = ()
    origin: str = ""
    warnings: tuple[str, ...] = field(default=(), compare=False)

    def fingerprint(self) -> str:
        """What of the settings the index depends on."""
        return hashlib.sha256(repr((self.include, self.exclude)).encode()).hexdigest()[:16]


_KEYS = {"notes": str, "include": list, "exclude": list}
_USER_KEYS = {"default_dir": str}


def find_settings(directory: str | None, environ: Mapping[str, str], working: Path) -> Settings:
    """The settings of the first notes folder that is named; see the contract for the order.

    Raises NothingNamed when none is named, NoNotesFolder when the named one is no folder, BadSettings on an unreadable
    file.
    """
    for origin, named in (("-C", directory), ("AIKB_DIR", environ.get("AIKB_DIR"))):
        if named:
            return _named_folder(Path(named), origin)
    for folder in (working, *working.parents):
        found = _settings_file(folder)
        if found is not None:
            return _from_file(found, folder)
    return _user_default(environ, working)


def builtin_settings() -> Settings:
    """The settings of the notes that come with the program: in the installed package, else those of its checkout.

    Raises NoNotesFolder when it came without them.
    """
    package = Path(__file__).resolve().parent
    shipped = package / "data" / "notes"
    folder = package.parents[1] / "notes" if package.parent.name == "src" else shipped
    if folder.is_dir():
        return Settings(folder, origin="--builtin")
    raise NoNotesFolder("this aikb came without its built-in notes", hint="install it anew, or name notes with -C DIR")


def cache_folder(settings: Settings, environ: Mapping[str, str]) -> Path:
    """The folder of this notes root's index; nothing is made."""
    root = os.fsencode(settings.root)
    return cache_base(environ) / f"{hashlib.sha256(root).hexdigest()[:20]}"


def cache_base(environ: Mapping[str, str]) -> Path:
    """The folder of all caches: AIKB_CACHE_DIR, else XDG_CACHE_HOME/aikb, else ~/.cache/aikb."""
    if own := environ.get("AIKB_CACHE_DIR"):
        return Path(own).absolute()
    return _xdg("XDG_CACHE_HOME", ".cache", environ) / "aikb"


def _xdg(variable: str, fallback: str, environ: Mapping[str, str]) -> Path:
    value = environ.get(variable, "")
    return Path(value) if value.startswith("/") else Path.home() / fallback  # a relative path is to be ignored


def _named_folder(folder: Path, origin: str) -> Settings:
    """A folder named outright; a settings file in it counts as it would if one stood there."""
    if not folder.is_dir():
        raise NoNotesFolder(f"no such folder: {folder} (from {origin})", hint="name a folder that holds markdown files")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise NoNotesFolder(f"cannot read the folder: {folder} (from {origin})", hint="change its permissions")
    table = _read_table(found) if (found := _settings_file(folder)) else {}
    return _settings(_inside(folder, table.get("notes", ".")), table, origin)


def _settings_file(folder: Path) -> Path | None:
    own = folder / SETTINGS_FILE
    project = folder / "pyproject.toml"
    try:
        if own.is_file():
            return own
        return project if _PYPROJECT_TABLE.search(project.read_text(encoding="utf-8")) else None
    except (OSError, UnicodeDecodeError):
        return None


def _from_file(path: Path, folder: Path) -> Settings:
    table = _read_table(path)
    return _settings(_inside(folder, table.get("notes", ".")), table, str(path))


def _inside(folder: Path, notes: str) -> Path:
    """The notes folder that a settings file names; one that arrived with a clone must not point outside it."""
    target = (folder / notes).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise BadSettings(f"{folder / SETTINGS_FILE}: notes = {notes!r} leaves the folder", hint="name one inside it")
    if not target.is_dir():
        raise NoNotesFolder(f"{folder / SETTINGS_FILE}: no such folder: {notes}", hint="make it, or mend `notes`")
    return target


def _user_default(environ: Mapping[str, str], working: Path) -> Settings:
    path = _xdg("XDG_CONFIG_HOME", ".config", environ) / "aikb" / "config.toml"
    default = _read_table(path, _USER_KEYS).get("default_dir") if path.is_file() else None
    if not default:
        tried = f"tried -C, AIKB_DIR, {SETTINGS_FILE} from {working} upwards, default_dir in {path}"
        raise NothingNamed(f"no notes folder: {tried}", hint=_NO_FOLDER_HINT)
    folder = os.path.expanduser(default)  # noqa: PTH111 - Path's raises for a user who is not there
    return _named_folder(Path(folder), f"default_dir in {path}")


def _read_table(path: Path, keys: Mapping[str, type] = _KEYS) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - 2 ms, and most folders have no settings file

    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadSettings(f"{path}: {error}", hint="mend the file, or name the notes folder with -C") from error
    if path.name == "pyproject.toml":
        table = table["tool"]["aikb"]  # the file was chosen for having it
    for name, wanted in keys.items():
        if name in table and not _fits(table[name], wanted):
            kind = "list of strings" if wanted is list else "string"
            raise BadSettings(f"{path}: {name} must be a {kind}", hint=f"see README, `{SETTINGS_FILE}`")
    table["__unknown__"] = tuple(f"{path}: unknown key {key!r}" for key in table if key not in keys)
    return table


def _fits(value: object, wanted: type) -> bool:
    """Whether a value is a path or a list of globs, as wanted; no path holds a NUL."""
    values = value if isinstance(value, list) else [value]
    return isinstance(value, wanted) and all(isinstance(each, str) and "\0" not in each for each in values)


def _settings(root: Path, table: Mapping[str, Any], origin: str) -> Settings:
    return Settings(
        root=root.resolve(),
        include=tuple(map(str, table.get("include") or DEFAULT_INCLUDE)),
        exclude=tuple(map(str, table.get("exclude") or ())),
        origin=origin,
        warnings=tuple(table.get("__unknown__", ())),
    )
