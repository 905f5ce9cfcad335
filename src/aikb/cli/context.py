"""The options that commands share, and what they open: the console and the knowledge base."""

import os
from pathlib import Path
from typing import NamedTuple

from aikb.base.errors import AikbError, NothingNamed
from aikb.cli.console import Console, Look
from aikb.kb import KnowledgeBase, Listener
from aikb.settings import Settings, builtin_settings, find_settings


class Common(NamedTuple):
    """The options that commands share: those before the command's name, overridden by those behind it."""

    command: str = "aikb"
    own_notes: bool = True  # the command needs notes of the user's own; the built-in ones will not do
    directory: str | None = None
    builtin_notes: bool = False
    color: str = ""
    no_sync: bool = False
    no_builtin: bool = False
    width: int = 0
    plain: bool = False


def console(common: Common) -> Console:
    """Return the console that a command prints on."""
    return Console(Look(common.color, common.width, common.plain))


def knowledge_base(common: Common, out: Console) -> KnowledgeBase:
    """Return the knowledge base that a command asks; its warnings and its progress go to the console."""
    settings = _settings(common, out)
    out.adopt(settings)
    for warning in settings.warnings:
        out.remark(f"aikb: warning: {warning}")
    return KnowledgeBase(
        settings,
        os.environ,
        fresh=not common.no_sync,
        builtin=not common.no_builtin,
        listener=Listener(lambda text: out.remark(f"aikb: {text}"), out.progress),
    )


def _settings(common: Common, out: Console) -> Settings:
    """Return the settings of the notes that are named, or of the built-in notes where the command takes those."""
    if common.directory == "":  # a shell's variable that was never set
        raise AikbError("-C is empty", hint="give a folder with Markdown files")
    if common.builtin_notes:
        return _builtin(common)
    try:
        return find_settings(common.directory, os.environ, working_folder())
    except NothingNamed:
        if common.own_notes:
            raise
        settings = builtin_settings(os.environ)
        out.remark("aikb: no notes folder is set (-C DIR, AIKB_DIR, aikb.toml); using the built-in notes")
        return settings


def _builtin(common: Common) -> Settings:
    if common.own_notes:
        what = f"{common.command} needs notes of your own, not the built-in ones"
        raise AikbError(what, hint="choose them with -C DIR")
    if common.directory:
        raise AikbError("-C and --builtin name different notes", hint="use one of them")
    return builtin_settings(os.environ)


def working_folder() -> Path:
    """Return the working folder. Raises AikbError when it no longer exists."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise AikbError("the working folder no longer exists", hint="change to another folder") from error
