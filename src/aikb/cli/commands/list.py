"""`aikb list`: what there is, without a question."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.list import Arguments, run


def list_(
    ctx: typer.Context,
    terms: Annotated[bool, typer.Option("--terms", help="Only terms.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Notes instead of entries.")] = False,
    undefined: Annotated[bool, typer.Option("--undefined", help="Only what the notes name and do not define.")] = False,
    orphans: Annotated[bool, typer.Option("--orphans", help="Only terms and notes that nothing leads to.")] = False,
    dead_ends: Annotated[bool, typer.Option("--dead-ends", help="Only terms and notes that lead nowhere.")] = False,
    unresolved: Annotated[bool, typer.Option("--unresolved", help="The written links that lead nowhere.")] = False,
    most_linked: Annotated[bool, typer.Option("--most-linked", help="By how many entries lead to them.")] = False,
    tag: options.Tag = None,
    kind: options.Kind = "",
    path: options.PathGlob = "",
    json_: options.Json = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """List the entries of the notes, by note and line.

    Example: aikb list --terms --kind glossary

    Exit status: 0 there are some, 1 there are none, 2 cannot list.
    """
    arguments = Arguments(
        terms=terms,
        notes=notes,
        undefined=undefined,
        orphans=orphans,
        dead_ends=dead_ends,
        unresolved=unresolved,
        most_linked=most_linked,
        tags=tuple(tag or ()),
        kind=kind,
        path=path,
        json=json_,
    )
    raise typer.Exit(run(arguments, options.common(ctx, directory, color, no_sync=no_sync)))
