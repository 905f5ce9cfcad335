"""`aikb list`: list entries, notes or links."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from aikb.base.errors import AikbError
from aikb.cli import unknown_tags
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.list_filters import narrow
from aikb.kb import KnowledgeBase
from aikb.model import Entry, NoteSummary
from aikb.render import words
from aikb.render.views.links import MostLinkedView, UnresolvedView
from aikb.render.views.lists import EntriesView, NotesView

_LOOSE = ("orphans", "dead_ends", "unresolved", "most_linked")

Narrow = Callable[[Iterable[Entry]], list[Entry]]


class Arguments(NamedTuple):
    """The arguments of `aikb list`."""

    terms: bool = False
    notes: bool = False
    undefined: bool = False
    mentioned: bool = False
    orphans: bool = False
    dead_ends: bool = False
    unresolved: bool = False
    most_linked: bool = False
    tags: tuple[str, ...] = ()
    kind: str = ""
    path: str = ""
    json: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """List entries, notes or links."""
    out = console(common)
    _refuse_pairs(arguments)
    some = partial(narrow, tags=arguments.tags, kind=arguments.kind, path=arguments.path)
    with knowledge_base(common, out) as kb:
        if arguments.unresolved:
            return _list_unresolved(out, kb, some, json=arguments.json)
        if arguments.most_linked:
            return _list_most_linked(out, kb, some, json=arguments.json)
        loose = _loose(kb, arguments)
        if arguments.mentioned:
            entries = some(kb.mentioned())
            out.show(EntriesView(entries, mentioned=True), json=arguments.json)
        elif arguments.notes:
            notes = _notes(some(kb.notes()), loose)
            out.show(NotesView(notes), json=arguments.json)
        else:
            entries = _entries(some(kb.entries() if loose is None else loose), arguments)
            out.show(EntriesView(entries), json=arguments.json)
        found = len(notes if arguments.notes else entries)
        if arguments.tags and not found:
            unknown_tags.explain(out, kb, arguments.tags)
    out.remark(words.count(found, "note" if arguments.notes else "term" if arguments.terms else "entry"))
    return 0 if found else 1


def _list_unresolved(out: Console, kb: KnowledgeBase, some: Narrow, *, json: bool) -> int:
    """List the broken links in the entries that pass the filters."""
    links = kb.links.unresolved()
    passing = {entry.id for entry in some(link.entry for link in links if link.entry)}
    found = [link for link in links if link.entry and link.entry.id in passing]
    out.show(UnresolvedView(found), json=json)
    out.remark(words.count(len(found), "broken link"))
    return 0 if found else 1


def _list_most_linked(out: Console, kb: KnowledgeBase, some: Narrow, *, json: bool) -> int:
    """List the entries that others link to, the most linked first."""
    hits = kb.links.most_linked()
    passing = {entry.id for entry in some(hit.entry for hit in hits)}
    found = [hit for hit in hits if hit.entry.id in passing]
    out.show(MostLinkedView(found), json=json)
    out.remark(words.count(len(found), "entry"))
    return 0 if found else 1


def _loose(kb: KnowledgeBase, arguments: Arguments) -> list[Entry] | None:
    """Return the orphans or the dead ends, if one of them is asked for."""
    if arguments.orphans or arguments.dead_ends:
        return kb.links.loose("orphans" if arguments.orphans else "dead-ends")
    return None


def _notes(notes: list[NoteSummary], loose: list[Entry] | None) -> list[NoteSummary]:
    """Return the notes, or those that are orphans or dead ends as a whole."""
    whole = None if loose is None else {entry.id for entry in loose}
    return [note for note in notes if whole is None or note.path in whole]


def _entries(entries: Sequence[Entry], arguments: Arguments) -> list[Entry]:
    return [
        entry
        for entry in entries
        if (entry.type == "term" or not arguments.terms) and (entry.definition is None or not arguments.undefined)
    ]


def _refuse_pairs(arguments: Arguments) -> None:
    """Raise AikbError for options that cannot be combined: `--unresolved` lists links, not terms."""
    given = {name for name, value in arguments._asdict().items() if value is True}
    pairs = [*combinations(_LOOSE, 2), *product(("unresolved", "most_linked"), ("terms", "notes", "undefined"))]
    if arguments.mentioned and not arguments.terms:
        raise AikbError("--mentioned lists terms", hint="aikb list --terms --mentioned")
    pairs += product(("mentioned",), ("undefined", *_LOOSE))
    for pair in [*pairs, ("notes", "terms"), ("notes", "undefined")]:
        if given.issuperset(pair):
            typed = " and ".join(f"--{name.replace('_', '-')}" for name in pair)
            raise AikbError(f"{typed} list different things", hint="use one of them")
