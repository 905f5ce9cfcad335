"""`aikb show`: a note or an entry, whole, or its outline."""

from typing import TYPE_CHECKING, Annotated

import typer

from aikb.base.errors import AikbError
from aikb.cli import options, result_numbers
from aikb.cli.console import Console
from aikb.cli.context import console, knowledge_base
from aikb.cli.term_links import NoLinks, linked
from aikb.model import Entry, Outline, Passage
from aikb.render import json, plain
from aikb.render.sanitize import visible
from aikb.render.words import place, said_besides

if TYPE_CHECKING:
    from aikb.render.term_links import Linked

_MANY_PLACES = 5


def show(
    ctx: typer.Context,
    name: Annotated[list[str], typer.Argument(metavar="NAME|ID|PATH[:LINE]|NUMBER", show_default=False)],
    raw: Annotated[bool, typer.Option("--raw", help="The Markdown as it stands in the note.")] = False,
    toc: Annotated[bool, typer.Option("--toc", help="The headings and terms in it, with their lines.")] = False,
    json_: options.Json = False,
    no_links: NoLinks = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print it all at once.")] = False,
    directory: options.Directory = None,
    no_sync: options.NoSync = False,
    color: options.Color = "",
) -> None:
    """Show an entry with all that stands inside it, or a whole note.

    NUMBER is one of the last answer at this terminal. What does not fit the screen goes through AIKB_PAGER or PAGER.

    Example: aikb show LoRA

    Exit status: 0 shown, 1 nothing is called so, 2 cannot show.
    """
    if raw and toc:
        raise AikbError("--raw and --toc show different things", hint="leave one of them out")
    out = console(ctx, color)
    with knowledge_base(ctx, out, directory, no_sync=no_sync) as kb:
        passage = result_numbers.passage(kb, " ".join(name))
        outline = kb.outline(passage.entry.id) if toc else None
        source = kb.source(passage.entry) if raw else ""
        if out.styled and not (raw or json_):
            passage = kb.with_embeds(passage)
        marks = out.styled and not (no_links or raw or json_ or toc)
        terms = linked(out, kb, [passage.entry], [passage.text], 1) if marks else None
    if outline:
        _show_outline(out, outline, as_json=json_, paged=not no_pager)
    elif json_:
        out.text(json.show(passage))
    else:
        _show(out, passage, terms, source=source, paged=not no_pager)


def _show(out: Console, passage: Passage, terms: "Linked | None", *, source: str, paged: bool) -> None:
    said = said_besides(passage.entry)
    if source:
        out.verbatim(source)
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.show(passage, out.width, terms), paged=paged)
        if terms and terms.targets:
            result_numbers.remember(out.root, [entry.id for entry in terms.targets])
    elif passage.text or said:
        out.text(visible(passage.text or "\n".join(f"{name}: {text}" if name else text for name, text in said)))
    if not passage.text and not said:
        out.remark(f"aikb: {passage.entry.id} holds no text")
    if passage.others:
        out.aside(_namesakes(passage.entry, passage.others))


def _namesakes(entry: Entry, others: tuple[Entry, ...]) -> str:
    """What else goes by the name, and how to reach it: a place names one entry."""
    places = ", ".join(map(place, others[:_MANY_PLACES])) + (" …" if len(others) > _MANY_PLACES else "")
    return f"{len(others)} more called {entry.name!r}: {places} · aikb show PLACE"


def _show_outline(out: Console, outline: Outline, *, as_json: bool, paged: bool) -> None:
    if as_json:
        out.text(json.outline(outline))
    elif out.styled:
        from aikb.render import terminal  # noqa: PLC0415 - rich: only at a terminal

        out.page(terminal.outline(outline, out.width), paged=paged)
    else:
        out.lines(plain.outline(outline))
