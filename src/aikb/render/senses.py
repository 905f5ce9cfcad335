"""Draw a definition: the names of the term, then each sense and its place."""

import re
from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from aikb.model import Definition, Entry
from aikb.notes.inline import plain as plain_text
from aikb.render.markdown.draw import RenderOptions, render
from aikb.render.pieces import flow, names, numbered, spoken, trimmed, units, where
from aikb.render.sanitize import visible
from aikb.render.term_links import Linked
from aikb.render.words import also

SENSE_LINES = 14  # of detail below a definition; `show` has the rest
SNIPPET_LINES = 3
_WORTH_CUTTING = 3  # lines; to leave fewer out gains nothing
_HEADING = re.compile(r"\A\n*(?:\s*#.*(?:\n|\Z)|.+\n {0,3}(?:=+|-+)[ \t]*(?:\n|\Z))")  # `# so`, or underlined
_SAME = 20  # characters by which a definition is known again in the detail it was taken from
_Draw = Callable[[str, int], Sequence[Text]]  # Markdown and a width to lines


def define(found: Definition, width: int, linked: Linked | None = None, *, whole: bool = False) -> Iterator[Text]:
    """Yield the names of the term, then its senses with their sources; long ones are cut unless `whole`.

    `linked` has the terms that the senses mention.
    """
    yield from units(names(found.names or (found.term,)), width)
    of = len(found.senses) + len(found.mentions) + len(found.passages)
    room = width - (len(str(of)) + 1 if of > 1 else 0)
    draw = _drawer(linked, RenderOptions())
    for number, sense in enumerate(found.senses, 1):
        yield Text()
        lines = [*_note(found, sense, room), *_body(sense, draw, room, linked)]
        kept = len(lines) if whole or len(lines) <= SENSE_LINES + _WORTH_CUTTING else SENSE_LINES
        if linked:
            linked.leave_out(lines[kept:])
        lines[kept:] = _more(len(lines) - kept, number if of > 1 else 0, room)
        lines += units(where(sense, sense.line), room, 2)
        yield from numbered(lines, number, of) if of > 1 else lines
    for number, mention in enumerate(found.mentions, len(found.senses) + 1):
        yield Text()
        quoted = [*flow(Text(visible(mention.sentence, "")), room), *units(where(mention.entry, mention.line), room, 2)]
        yield from numbered(iter(quoted), number, of) if of > 1 else quoted
    if found.passages:
        yield Text()
        yield Text("mentioned in:", "aikb.dim")
    for number, hit in enumerate(found.passages, len(found.senses) + len(found.mentions) + 1):
        lines = [*spoken(hit, room, SNIPPET_LINES), *units(where(hit.entry, hit.match_line), room, 2)]
        yield from numbered(iter(lines), number, of)
    yield from _elsewhere(found, width)
    if linked and linked.targets:
        yield Text()
        yield from linked.footnotes(width)
    if found.related:
        yield Text()
        yield from units(Text.assemble(("related: ", "aikb.dim"), visible(" · ".join(found.related), "")), width, 2)


def _note(found: Definition, sense: Entry, width: int) -> list[Text]:
    """Return a line that says which meaning of an ambiguous name a sense is about."""
    note = next((each.note for each in found.meanings if sense.id in each.ids), "")
    return flow(Text(visible(f"({note})", ""), "aikb.dim"), width) if note else []


def _elsewhere(found: Definition, width: int) -> Iterator[Text]:
    """Yield the other meanings of the name that no sense is about."""
    if others := also(found):
        yield Text()
        yield from flow(Text(visible(others, ""), "aikb.dim"), width)


def _drawer(linked: Linked | None, options: RenderOptions) -> _Draw:
    render_ = linked.render if linked else render
    return lambda text, width: trimmed(render_(text, width, options))


def _more(left_out: int, number: int, width: int) -> list[Text]:
    """Return a line that says how to see the lines left out."""
    show = f", or aikb show {number}" if number else ""
    return flow(Text(f"… {left_out} more lines: --all{show}", "aikb.dim"), width) if left_out else []


def texts(sense: Entry) -> list[str]:
    """Return the texts of a sense that may mention terms."""
    _, _, detail = sense.text.lstrip("\n").partition("\n")
    return [sense.definition or "", detail, sense.text]


def _body(sense: Entry, draw: _Draw, width: int, linked: Linked | None) -> Iterator[Text]:
    """Return a section's text without its heading, or a term's definition and the details below it."""
    _, _, detail = sense.text.lstrip("\n").partition("\n")
    if sense.type == "section":
        return iter(draw(_HEADING.sub("", sense.text, count=1), width))
    if sense.definition and sense.definition[:_SAME] in plain_text(detail):
        return iter(draw(detail, width))  # the detail is what defines it
    definition = (
        _definition(sense.definition, linked) if sense.definition else Text("named here, not defined", "aikb.dim")
    )
    return iter([*flow(definition, width), *draw(detail, width)])


def _definition(definition: str, linked: Linked | None) -> Text:
    return linked.text(definition) if linked else Text(visible(definition, ""))
