"""What the notes say of a term as Rich text: its names, then each sense and where it stands."""

from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from aikb.model import Definition, Entry
from aikb.notes.inline import plain as plain_text
from aikb.render.linked import Linked
from aikb.render.markdown import RenderOptions, render
from aikb.render.pieces import flow, names, numbered, spoken, trimmed, units, where
from aikb.render.sanitize import visible
from aikb.render.words import meaning

SENSE_LINES = 14  # of detail below a definition; `show` has the rest
SNIPPET_LINES = 3
_SAME = 20  # characters by which a definition is known again in the detail it was taken from
_Draw = Callable[[str, int], Sequence[Text]]  # Markdown and a width to lines


def define(found: Definition, width: int, linked: Linked | None = None, *, whole: bool = False) -> Iterator[Text]:
    """The names of the term, then its senses, each with its source; long ones are cut unless `whole`.

    `linked` has the terms that the senses mention.
    """
    yield from units(names(found.names), width)
    of = len(found.senses) + len(found.passages)
    room = width - (len(str(of)) + 1 if of > 1 else 0)
    draw = _drawer(linked, RenderOptions(label_first=found.label_first))
    for number, sense in enumerate(found.senses, 1):
        yield Text()
        lines = iter([*_note(found, sense, room), *_sense(sense, draw, room, linked, whole=whole)])
        yield from numbered(lines, number, of) if of > 1 else lines
    if found.passages:
        yield Text()
        yield Text("spoken of in:", "aikb.dim")
    for number, hit in enumerate(found.passages, len(found.senses) + 1):
        lines = iter([*spoken(hit, room, SNIPPET_LINES), *units(where(hit.entry, hit.match_line), room, 2)])
        yield from numbered(lines, number, of)
    yield from _elsewhere(found, width)
    if linked and linked.targets:
        yield Text()
        yield from linked.footnotes(width)
    if found.related:
        yield Text()
        yield from flow(Text.assemble(("related: ", "aikb.dim"), visible(", ".join(found.related), "")), width)


def _note(found: Definition, sense: Entry, width: int) -> list[Text]:
    """Which of the things of that name a sense speaks of, where there are several."""
    note = next((each.note for each in found.meanings if sense.id in each.ids), "")
    return flow(Text(visible(f"({note})", ""), "aikb.dim"), width) if note else []


def _elsewhere(found: Definition, width: int) -> Iterator[Text]:
    """What else goes by that name, of which no sense speaks."""
    others = [meaning(each) for each in found.meanings if not each.ids]
    if others:
        yield Text()
        told = Text.assemble(("also called so: ", "aikb.dim"), visible("; ".join(others), ""))
        yield from flow(told, width)


def _drawer(linked: Linked | None, options: RenderOptions) -> _Draw:
    render_ = linked.render if linked else render
    return lambda text, width: trimmed(render_(text, width, options))


def _sense(sense: Entry, draw: _Draw, width: int, linked: Linked | None, *, whole: bool) -> Iterator[Text]:
    body = list(_body(sense, draw, width, linked))
    most = len(body) if whole else SENSE_LINES
    yield from body[:most]
    if len(body) > most:
        if linked:
            linked.leave_out(body[most:])
        more = f"… {len(body) - most} more lines: --all, or aikb show '{sense.id}'"
        yield from flow(Text(visible(more, ""), "aikb.dim"), width)
    yield from units(where(sense, sense.line), width, 2)


def texts(sense: Entry) -> list[str]:
    """What of a sense is drawn as text that may hold terms."""
    _, _, detail = sense.text.lstrip("\n").partition("\n")
    return [sense.definition or "", detail, sense.text]


def _body(sense: Entry, draw: _Draw, width: int, linked: Linked | None) -> Iterator[Text]:
    """A section's text without its heading; a term's definition and the detail below its head-word line."""
    head, _, detail = sense.text.lstrip("\n").partition("\n")
    if sense.type == "section":
        text = detail if head.lstrip().startswith("#") else sense.text
        return iter(draw(text, width))
    if sense.definition and sense.definition[:_SAME] in plain_text(detail):
        return iter(draw(detail, width))  # the detail is what defines it
    told = _told(sense.definition, linked) if sense.definition else Text("named here, not defined", "aikb.dim")
    return iter([*flow(told, width), *draw(detail, width)])


def _told(definition: str, linked: Linked | None) -> Text:
    return linked.text(definition) if linked else Text(visible(definition, ""))
