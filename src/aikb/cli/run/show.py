"""`aikb show`: show an entry or a note, whole or as an outline."""

from typing import TYPE_CHECKING, NamedTuple

from aikb.base.errors import AikbError
from aikb.cli import result_numbers
from aikb.cli.console import Console
from aikb.cli.context import Common, console, knowledge_base
from aikb.cli.term_links import linked
from aikb.model import Entry, Passage
from aikb.render.views.show import OutlineView, PassageView
from aikb.render.words import place, said_besides

if TYPE_CHECKING:
    from aikb.render.term_links import Linked

_MANY_PLACES = 5


class Arguments(NamedTuple):
    """The arguments of `aikb show`."""

    name: tuple[str, ...]
    raw: bool = False
    toc: bool = False
    json: bool = False
    no_links: bool = False
    no_pager: bool = False


def run(arguments: Arguments, common: Common) -> int:
    """Show an entry with everything inside it, or its outline."""
    raw, toc, json = arguments.raw, arguments.toc, arguments.json
    if raw and toc:
        raise AikbError("--raw and --toc show different things", hint="use one of them")
    out = console(common)
    with knowledge_base(common, out) as kb:
        passage = result_numbers.passage(kb, " ".join(arguments.name))
        outline = kb.outline(passage.entry.id) if toc else None
        source = kb.source(passage.entry) if raw else ""
        if out.styled and not (raw or json):
            passage = kb.with_embeds(passage)
        marks = out.styled and not (arguments.no_links or raw or json or toc)
        terms = linked(out, kb, [passage.entry], [passage.text], 1) if marks else None
    if outline:
        out.show(OutlineView(outline), json=json, paged=not arguments.no_pager)
    elif json:
        out.show(PassageView(passage), json=True)
    else:
        _show(out, passage, terms, arguments, source)
    return 0


def _show(out: Console, passage: Passage, terms: "Linked | None", arguments: Arguments, source: str) -> None:
    if source:
        out.verbatim(source)
    else:
        out.show(PassageView(passage, terms), paged=not arguments.no_pager)
    if not passage.text and not said_besides(passage.entry):
        out.remark(f"aikb: {passage.entry.id} has no text")
    if passage.others:
        out.aside(_namesakes(passage.entry, passage.others))


def _namesakes(entry: Entry, others: tuple[Entry, ...]) -> str:
    """Return a line about other entries of the same name, with their places."""
    places = ", ".join(map(place, others[:_MANY_PLACES])) + (" …" if len(others) > _MANY_PLACES else "")
    return f"{len(others)} more called {entry.name!r}: {places} · aikb show PLACE"
