"""`aikb check`: what is wrong in the notes, for people and for CI."""

import os
from pathlib import Path
from typing import Annotated

import typer

from aikb.check import formats
from aikb.cli import options
from aikb.cli.context import console, knowledge_base
from aikb.errors import AikbError
from aikb.render import words


def check(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", show_default=False)] = None,
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", show_default=False, help=formats.HELP)
    ] = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    color: options.Color = "",
) -> None:
    """Check the front matter and the text of the notes.

    Example: aikb check glossary --output-format github

    Exit status: 0 clean or only remarks (info), 1 findings, 2 cannot check.
    """
    out = console(ctx, color)
    chosen = "json" if json_ else output_format or "concise"
    if chosen not in formats.FORMATS:
        raise AikbError(f"no output format is called {chosen!r}", hint=f"choose from: {', '.join(formats.FORMATS)}")
    with knowledge_base(ctx, out, directory) as kb:
        wanted = [_relative(path, kb.settings.root) for path in paths or ()]
        findings, looked = kb.check(wanted)
    if chosen == "concise" and out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.draw(terminal.check(findings, out.width))
    else:
        out.lines(formats.FORMATS[chosen](findings))
    if paths and not looked:
        raise AikbError(f"no note is at {', '.join(paths)}", hint="name notes or folders below the notes folder")
    done = f"{words.count(len(findings), 'finding')} in {words.count(looked, 'note')}"
    out.remark(done if looked else "checked nothing: no note is there")
    raise typer.Exit(1 if any(finding.severity != "info" for finding in findings) else 0)


def _relative(path: str, root: Path) -> str:
    """A path as typed, relative to the notes root: from the working folder when it exists there."""
    full = Path(path).resolve()
    if full.exists() and full.is_relative_to(root):
        return full.relative_to(root).as_posix()
    return os.path.normpath(path).replace(os.sep, "/")
