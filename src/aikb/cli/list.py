"""`aikb list`: what there is, without a question."""

from functools import partial
from itertools import combinations, product
from typing import Annotated

import typer

from aikb.cli import linked, options, recent, unknown_tags
from aikb.cli.context import console, knowledge_base
from aikb.cli.narrow import narrow
from aikb.errors import AikbError
from aikb.render import json, plain, words

_LOOSE = ("orphans", "dead_ends", "unresolved", "most_linked")


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
    out = console(ctx, color)
    _refuse_pairs(ctx)
    some = partial(narrow, tags=tag or (), kind=kind, path=path)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        if unresolved or most_linked:
            tell = linked.list_unresolved if unresolved else linked.list_most_linked
            raise typer.Exit(0 if tell(out, kb, some, as_json=json_) else 1)
        loose = kb.links.loose("orphans" if orphans else "dead-ends") if orphans or dead_ends else None
        if notes:
            whole = None if loose is None else {entry.id for entry in loose}
            summaries = [note for note in some(kb.notes()) if whole is None or note.path in whole]
        else:
            entries = some(kb.entries() if loose is None else loose)
            entries = [entry for entry in entries if entry.type == "term"] if terms else entries
            entries = [entry for entry in entries if entry.definition is None] if undefined else entries
        if tag and not (summaries if notes else entries):
            unknown_tags.tell(out, kb, tag)
    found, noun = (summaries, "note") if notes else (entries, "term" if terms else "entry")
    if json_:
        out.text(json.notes(summaries) if notes else json.entries(entries))
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.notes(summaries, out.width) if notes else terminal.entries(entries, out.width))
        ids = [note.path for note in summaries] if notes else [entry.id for entry in entries]
        recent.remember(kb.settings.root, ids)
    else:
        out.lines(plain.notes(summaries) if notes else plain.entries(entries))
    out.remark(words.count(len(found), noun))
    raise typer.Exit(0 if found else 1)


def _refuse_pairs(ctx: typer.Context) -> None:
    """An option that would count for nothing beside another is an error: `--unresolved` lists links, not terms."""
    given = {name for name, value in ctx.params.items() if value is True}
    pairs = [*combinations(_LOOSE, 2), *product(("unresolved", "most_linked"), ("terms", "notes", "undefined"))]
    for pair in [*pairs, ("notes", "terms"), ("notes", "undefined")]:
        if given.issuperset(pair):
            typed = " and ".join(f"--{name.replace('_', '-')}" for name in pair)
            raise AikbError(f"{typed} list different things", hint="leave one of them out")
