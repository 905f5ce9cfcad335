"""What the commands share: the options given before the command's name, and opening the knowledge base."""

import os
from pathlib import Path
from typing import NamedTuple

import typer

from aikb.base.errors import AikbError, NothingNamed
from aikb.cli.console import Console, Look
from aikb.kb import KnowledgeBase, Listener
from aikb.settings import Settings, builtin_settings, find_settings


class Shared(NamedTuple):
    """Options of the program as a whole; a command's own take precedence."""

    directory: str | None = None
    builtin_notes: bool = False
    color: str = ""
    no_sync: bool = False
    no_builtin: bool = False
    width: int = 0
    plain: bool = False


def shared(ctx: typer.Context) -> Shared:
    """The options given before the command's name."""
    found: Shared = ctx.ensure_object(Shared)
    return found


def console(ctx: typer.Context, color: str) -> Console:
    """Where this command prints."""
    given = shared(ctx)
    return Console(Look(color or given.color, given.width, given.plain))


def knowledge_base(
    ctx: typer.Context, out: Console, directory: str | None, *, no_sync: bool = False, no_builtin: bool = False
) -> KnowledgeBase:
    """The knowledge base that this command asks."""
    given = shared(ctx)
    settings = _settings(ctx, out, given.directory if directory is None else directory)
    out.adopt(settings)
    for warning in settings.warnings:
        out.remark(f"aikb: warning: {warning}")
    fresh = not (no_sync or given.no_sync)
    return KnowledgeBase(
        settings,
        os.environ,
        fresh=fresh,
        builtin=not (no_builtin or given.no_builtin),
        listener=Listener(lambda text: out.remark(f"aikb: {text}"), out.progress),
    )


def _settings(ctx: typer.Context, out: Console, directory: str | None) -> Settings:
    """The notes that are named, else the built-in ones, said on stderr; a command that does not offer these refuses."""
    if directory == "":  # a shell's variable that was never set
        raise AikbError("-C names nothing", hint="name a folder that holds markdown files")
    offered = any(param.name == "builtin" for param in ctx.command.params)
    if shared(ctx).builtin_notes:
        return _builtin(ctx, directory, offered=offered)
    try:
        return find_settings(directory, os.environ, working_folder())
    except NothingNamed:
        if not offered:
            raise
        settings = builtin_settings(os.environ)
        out.remark("aikb: no notes folder is named (-C DIR, AIKB_DIR, aikb.toml): the built-in notes answer")
        return settings


def _builtin(ctx: typer.Context, directory: str | None, *, offered: bool) -> Settings:
    if not offered:
        raise AikbError(f"{ctx.info_name} needs notes of your own, not the built-in ones", hint="name them with -C DIR")
    if directory:
        raise AikbError("-C and --builtin name different notes", hint="leave one of them out")
    return builtin_settings(os.environ)


def working_folder() -> Path:
    """Where the person stands. Raises AikbError when that folder is gone."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise AikbError("the working folder no longer exists", hint="change to another folder") from error
