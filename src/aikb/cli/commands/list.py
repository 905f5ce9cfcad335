"""`aikb list`: what there is, without a question."""

from functools import partial
from itertools import combinations, product
from typing import Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import list_links, options, unknown_tags
from aikb.cli.context import console, knowledge_base
from aikb.cli.list_filters import narrow
from aikb.cli.list_output import show_entries, show_notes
from aikb.model import Entry, NoteSummary
from aikb.render import words

_LOOSE = ("orphans", "dead_ends", "unresolved", "most_linked")


def list_(
    ctx: typer.Context,
    terms: Annotated[bool, typer.Option("--terms", help="Only terms.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Notes instead of entries.")] = False,
    undefined: Annotated[bool, typer.Option("--undefined", help="Only what the notes name and do not define.")] = False,
    mentioned: Annotated[
        bool, typer.Option("--mentioned", help="With --terms: what only running text explains.")
    ] = False,
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
    out = console(ctx, color)
    _refuse_pairs(ctx)
    some = partial(narrow, tags=tag or (), kind=kind, path=path)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        if unresolved or most_linked:
            tell = list_links.list_unresolved if unresolved else list_links.list_most_linked
            raise typer.Exit(0 if tell(out, kb, some, as_json=json_) else 1)
        loose = kb.links.loose("orphans" if orphans else "dead-ends") if orphans or dead_ends else None
        if mentioned:
            found = show_entries(out, some(kb.mentioned()), as_json=json_, mentioned=True)
        elif notes:
            found = show_notes(out, _notes(some(kb.notes()), loose), as_json=json_)
        else:
            entries = some(kb.entries() if loose is None else loose)
            found = show_entries(out, _entries(entries, terms=terms, undefined=undefined), as_json=json_)
        if tag and not found:
            unknown_tags.tell(out, kb, tag)
    out.remark(words.count(found, "note" if notes else "term" if terms else "entry"))
    raise typer.Exit(0 if found else 1)


def _notes(notes: list[NoteSummary], loose: list[Entry] | None) -> list[NoteSummary]:
    """The notes, or those that are loose as a whole."""
    whole = None if loose is None else {entry.id for entry in loose}
    return [note for note in notes if whole is None or note.path in whole]


def _entries(entries: list[Entry], *, terms: bool, undefined: bool) -> list[Entry]:
    entries = [entry for entry in entries if entry.type == "term"] if terms else entries
    return [entry for entry in entries if entry.definition is None] if undefined else entries


def _refuse_pairs(ctx: typer.Context) -> None:
    """An option that would count for nothing beside another is an error: `--unresolved` lists links, not terms."""
    given = {name for name, value in ctx.params.items() if value is True}
    pairs = [*combinations(_LOOSE, 2), *product(("unresolved", "most_linked"), ("terms", "notes", "undefined"))]
    if "mentioned" in given and "terms" not in given:
        raise AikbError("--mentioned lists terms", hint="aikb list --terms --mentioned")
    pairs += product(("mentioned",), ("undefined", *_LOOSE))
    for pair in [*pairs, ("notes", "terms"), ("notes", "undefined")]:
        if given.issuperset(pair):
            typed = " and ".join(f"--{name.replace('_', '-')}" for name in pair)
            raise AikbError(f"{typed} list different things", hint="leave one of them out")
