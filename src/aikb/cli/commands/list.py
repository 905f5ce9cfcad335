"""`aikb list`: list entries, notes or links."""

from typing import Annotated

import typer

from aikb.cli import options
from aikb.cli.run.list import Arguments, run


def list_(
    ctx: typer.Context,
    terms: Annotated[bool, typer.Option("--terms", help="Only terms.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="List notes instead of entries.")] = False,
    undefined: Annotated[
        bool, typer.Option("--undefined", help="Only entries that the notes name but do not define.")
    ] = False,
    mentioned: Annotated[
        bool, typer.Option("--mentioned", help="With --terms: terms that only running text explains.")
    ] = False,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Only terms and notes that nothing links to or mentions.")
    ] = False,
    dead_ends: Annotated[
        bool, typer.Option("--dead-ends", help="Only terms and notes that link to and mention nothing.")
    ] = False,
    unresolved: Annotated[bool, typer.Option("--unresolved", help="List broken links.")] = False,
    most_linked: Annotated[bool, typer.Option("--most-linked", help="Sort by how many entries link to them.")] = False,
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

    Exit status: 0 results, 1 no results, 2 error.
    """
    arguments = Arguments(
        terms=terms,
        notes=notes,
        undefined=undefined,
        mentioned=mentioned,
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
