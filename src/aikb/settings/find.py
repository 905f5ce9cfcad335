"""Find the notes folder that options, environment and working folder mean, with its settings."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from aikb.base import paths
from aikb.base.errors import BadSettings, NoNotesFolder, NothingNamed
from aikb.base.paths import SETTINGS_FILE
from aikb.model import Dialect
from aikb.settings.collection import NAMED_BY_FILE, collection_of
from aikb.settings.effective import DEFAULT, DEFAULTS, Value, effective
from aikb.settings.files import Layer, read_layer
from aikb.settings.obsidian import ignored, template_folders

_NO_FOLDER_HINT = "name one with -C DIR, set AIKB_DIR, or put an aikb.toml beside your notes"


class Settings(NamedTuple):
    """The settings of a notes folder. `origin` says where the folder was found, for messages."""

    root: Path
    include: tuple[str, ...] = DEFAULTS["include"].value
    exclude: tuple[str, ...] = ()
    origin: str = ""
    warnings: tuple[str, ...] = ()
    values: Mapping[str, Value] = DEFAULTS  # of every key of `keys.KEYS`

    def get(self, name: str) -> Any:
        """Return the value of a key, of the key's type."""
        return self.values[name].value

    @property
    def check(self) -> Mapping[str, Any]:
        """Return the table `[check]` as it is in the file: `check/config.py` interprets it."""
        table: Mapping[str, Any] = self.get("check")
        return table

    @property
    def dialect(self) -> Dialect:
        """How the notes are written: as the settings say, else as the tool does whose settings are beside them."""
        value, origin = self.values["links.label_first"]
        collection = collection_of(self.root, self.get("collection"))
        return Dialect(
            label_first=value is True or (origin == DEFAULT and collection == "dendron"),
            named_by_file=collection in NAMED_BY_FILE,
            templates=(*(each.strip("/") for each in self.get("templates")), *template_folders(self.root)),
            ignored=ignored(self.root),
        )

    def fingerprint(self) -> str:
        """Return the settings that the index depends on."""
        parts = (self.include, self.exclude, tuple(self.dialect), self.get("follow-links"))
        return paths.sha256(repr(parts).encode())[:16]


def find_settings(directory: str | None, environ: Mapping[str, str], working: Path) -> Settings:
    """Return the settings of the first notes folder that is named: by -C, AIKB_DIR, a file upwards, the user's file.

    Raises NothingNamed if no folder is named, NoNotesFolder if the named one is not a folder, BadSettings for an unreadable
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
    """Return the settings of the built-in notes. Raises NoNotesFolder if the installation has none."""
    folder = Path(paths.builtin_notes())
    if folder.is_dir():
        user = _user(environ)
        return Settings(folder, origin="--builtin", warnings=user.warnings, values=effective(environ, user))
    raise NoNotesFolder("this installation has no built-in notes", hint="reinstall aikb, or name notes with -C DIR")


def values_without_notes(environ: Mapping[str, str]) -> tuple[Mapping[str, Value], tuple[str, ...]]:
    """Return the values of the environment and the user's file, and warnings about the file, without a notes folder."""
    user = _user(environ)
    return effective(environ, user), user.warnings


def cache_base(environ: Mapping[str, str]) -> Path:
    """Return the folder of all caches: AIKB_CACHE_DIR, else XDG_CACHE_HOME/aikb, else ~/.cache/aikb."""
    return _absolute(paths.cache_base(environ))


def cache_folder(settings: Settings, environ: Mapping[str, str]) -> Path:
    """Return the cache folder of this notes root; creates nothing. Raises BadSettings if it would lie among the notes.

    Whoever may write notes could write an index there, and an index can contain code.
    """
    folder = _absolute(paths.cache_folder(str(settings.root), environ))
    if environ.get("AIKB_CACHE_DIR") and Path(os.path.realpath(folder)).is_relative_to(settings.root):
        raise BadSettings("AIKB_CACHE_DIR lies inside the notes folder", hint="name a folder outside, or unset it")
    return folder


def _absolute(folder: str) -> Path:
    """Return the folder, unless it is below the home of a user without one: that would be below the working folder."""
    if folder.startswith("~"):
        raise BadSettings("this user has no home folder for the cache", hint="set AIKB_CACHE_DIR, or HOME")
    return Path(folder)


def _user(environ: Mapping[str, str]) -> Layer:
    path = Path(paths.config_file(environ))
    return read_layer(path, "user") if path.is_file() else Layer()


def _named_folder(folder: Path, origin: str, user: Layer, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a folder named outright; a settings file in it counts as it would from inside."""
    if not folder.is_dir():
        what = "this is not a folder" if folder.exists() else "no such folder"
        raise NoNotesFolder(f"{what}: {folder} (from {origin})", hint="name a folder with Markdown files")
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
    """Return the notes folder that a settings file names; one that came with a clone must not point outside it."""
    target = (folder / notes).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise BadSettings(f"{folder / file}: notes = {notes!r} leaves the folder", hint="name one inside it")
    if not target.is_dir():
        raise NoNotesFolder(f"{folder / file}: no such folder: {notes}", hint="create it, or fix `notes`")
    return target


def _user_default(user: Layer, environ: Mapping[str, str], working: Path) -> Settings:
    path = paths.config_file(environ)
    default = user.values.get("default_dir")
    if not default:
        tried = f"tried -C, AIKB_DIR, {SETTINGS_FILE} from {working} upwards, default_dir in {path}"
        raise NothingNamed(f"no notes folder: {tried}", hint=_NO_FOLDER_HINT)
    folder = os.path.expanduser(default)  # noqa: PTH111 - Path's raises for an unknown user
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
