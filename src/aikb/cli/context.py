"""What the commands share: the options given before the command's name, and opening the knowledge base."""

import os
from dataclasses import dataclass
from pathlib import Path

import typer

from aikb.cli.console import Console
from aikb.errors import AikbError
from aikb.kb import KnowledgeBase, Listener
from aikb.settings import find_settings


@dataclass(slots=True)
class Shared:
    """Options of the program as a whole; a command's own take precedence."""

    directory: str | None = None
    color: str = "auto"
    no_sync: bool = False
    no_builtin: bool = False


def shared(ctx: typer.Context) -> Shared:
    """The options given before the command's name."""
    found: Shared = ctx.ensure_object(Shared)
    return found


def console(ctx: typer.Context, color: str) -> Console:
    """Where this command prints."""
    return Console(color or shared(ctx).color)


def knowledge_base(
    ctx: typer.Context, out: Console, directory: str | None, *, no_sync: bool = False, no_builtin: bool = False
) -> KnowledgeBase:
    """The knowledge base that this command asks."""
    given = shared(ctx)
    settings = find_settings(directory or given.directory, os.environ, _working_folder())
    out.root = settings.root
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


def _working_folder() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise AikbError("the working folder no longer exists", hint="change to another folder") from error
