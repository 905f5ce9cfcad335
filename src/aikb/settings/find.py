"""Options, environment and working folder come in; the notes folder they mean, with its settings, goes out."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aikb.base import paths
from aikb.base.errors import BadSettings, NoNotesFolder, NothingNamed
from aikb.base.paths import SETTINGS_FILE
from aikb.model import Dialect
from aikb.settings import obsidian
from aikb.settings.effective import DEFAULT, DEFAULTS, Value, effective
from aikb.settings.files import Layer, read_layer

_DENDRON = "dendron.yml"
_NO_FOLDER_HINT = "name one with -C DIR, set AIKB_DIR, or put an aikb.toml beside your notes"


class Settings(NamedTuple):
    """What a notes folder is read with. `origin` names where the folder was found, for messages."""

    root: Path
    include: tuple[str, ...] = DEFAULTS["include"].value
    exclude: tuple[str, ...] = ()
    origin: str = ""
    warnings: tuple[str, ...] = ()
    values: Mapping[str, Value] = DEFAULTS  # of every key of `keys.KEYS`

    def get(self, name: str) -> Any:
        """The value of a key, of the type that the key has."""
        return self.values[name].value

    @property
    def check(self) -> Mapping[str, Any]:
        """The table `[check]`, as it stands in the file: `check/config.py` knows what it means."""
        table: Mapping[str, Any] = self.get("check")
        return table

    @property
    def dialect(self) -> Dialect:
        """How the notes are written: as the settings say, else as the tool does whose settings are beside them."""
        value, origin = self.values["links.label_first"]
        is_dendron = origin == DEFAULT and (self.root / _DENDRON).is_file()
        own = tuple(each.strip("/") for each in self.get("templates"))
        return Dialect(value is True or is_dendron, (*own, *obsidian.templates(self.root)), obsidian.ignored(self.root))

    def fingerprint(self) -> str:
        """What of the settings the index depends on."""
        wishes = (self.include, self.exclude, tuple(self.dialect), self.get("follow-links"))
        return paths.sha256(repr(wishes).encode())[:16]


def find_settings(directory: str | None, environ: Mapping[str, str], working: Path) -> Settings:
    """The settings of the first notes folder that is named: by -C, AIKB_DIR, a file upwards, the user's file.

    Raises NothingNamed when none is named, NoNotesFolder when the named one is no folder, BadSettings on an unreadable
    file.
    """
    user = _user(environ)
    for origin, named in (("-C", directory), ("AIKB_DIR", environ.get("AIKB_DIR"))):
        if named:
            return _named_folder(Path(named), origin, user, environ)
    for folder in paths.upwards(str(working)):
        if found := paths.settings_file(folder):
            return _from_file(Path(found), found, user, environ)
    return _user_default(user, environ, working)


def builtin_settings(environ: Mapping[str, str]) -> Settings:
    """The settings of the notes that come with the program: in the installed package, else those of its checkout.

    Raises NoNotesFolder when it came without them.
    """
    folder = Path(paths.builtin_notes())
    if folder.is_dir():
        user = _user(environ)
        return Settings(folder, origin="--builtin", warnings=user.warnings, values=effective(environ, user))
    raise NoNotesFolder("this aikb came without its built-in notes", hint="install it anew, or name notes with -C DIR")


def values_without_notes(environ: Mapping[str, str]) -> tuple[Mapping[str, Value], tuple[str, ...]]:
    """The values of the environment and the user's file, and warnings of the latter: where no notes are named."""
    user = _user(environ)
    return effective(environ, user), user.warnings


def cache_base(environ: Mapping[str, str]) -> Path:
    """The folder of all caches: AIKB_CACHE_DIR, else XDG_CACHE_HOME/aikb, else ~/.cache/aikb."""
    return _absolute(paths.cache_base(environ))


def cache_folder(settings: Settings, environ: Mapping[str, str]) -> Path:
    """The folder of this notes root's index; nothing is made. Raises BadSettings where it would stand among the notes.

    Whoever may write notes could write an index there, and what an index holds can run code.
    """
    folder = _absolute(paths.cache_folder(str(settings.root), environ))
    if environ.get("AIKB_CACHE_DIR") and Path(os.path.realpath(folder)).is_relative_to(settings.root):
        raise BadSettings("AIKB_CACHE_DIR lies inside the notes folder", hint="name a folder outside, or unset it")
    return folder


def _absolute(folder: str) -> Path:
    """The folder, unless it is below a home that this user does not have: that would be one below the working folder."""
    if folder.startswith("~"):
        raise BadSettings("this user has no home folder for the cache", hint="set AIKB_CACHE_DIR, or HOME")
    return Path(folder)


def _user(environ: Mapping[str, str]) -> Layer:
    path = Path(paths.config_file(environ))
    return read_layer(path, "user") if path.is_file() else Layer()


def _named_folder(folder: Path, origin: str, user: Layer, environ: Mapping[str, str]) -> Settings:
    """A folder named outright; a settings file in it counts as it would if one stood there."""
    if not folder.is_dir():
        what = "this is no folder" if folder.exists() else "no such folder"
        raise NoNotesFolder(f"{what}: {folder} (from {origin})", hint="name a folder that holds markdown files")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise NoNotesFolder(f"cannot read the folder: {folder} (from {origin})", hint="change its permissions")
    if found := paths.settings_file(str(folder)):
        return _from_file(Path(found), origin, user, environ)
    return _settings(folder, origin, environ, Layer(), user)


def _from_file(path: Path, origin: str, user: Layer, environ: Mapping[str, str]) -> Settings:
    project = read_layer(path, "project")
    root = _inside(path.parent, project.values.get("notes", "."), path.name)
    return _settings(root, origin, environ, project, user)


def _inside(folder: Path, notes: str, file: str) -> Path:
    """The notes folder that a settings file names; one that arrived with a clone must not point outside it."""
    target = (folder / notes).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise BadSettings(f"{folder / file}: notes = {notes!r} leaves the folder", hint="name one inside it")
    if not target.is_dir():
        raise NoNotesFolder(f"{folder / file}: no such folder: {notes}", hint="make it, or mend `notes`")
    return target


def _user_default(user: Layer, environ: Mapping[str, str], working: Path) -> Settings:
    path = paths.config_file(environ)
    default = user.values.get("default_dir")
    if not default:
        tried = f"tried -C, AIKB_DIR, {SETTINGS_FILE} from {working} upwards, default_dir in {path}"
        raise NothingNamed(f"no notes folder: {tried}", hint=_NO_FOLDER_HINT)
    folder = os.path.expanduser(default)  # noqa: PTH111 - Path's raises for a user who is not there
    return _named_folder(Path(folder), f"default_dir in {path}", user, environ)


def _settings(root: Path, origin: str, environ: Mapping[str, str], *layers: Layer) -> Settings:
    values = effective(environ, *layers)
    root = root.resolve()
    values["notes"] = Value(str(root), origin)
    return Settings(
        root=root,
        include=values["include"].value or DEFAULTS["include"].value,
        exclude=values["exclude"].value,
        origin=origin,
        warnings=tuple(warning for layer in layers for warning in layer.warnings),
        values=values,
    )
