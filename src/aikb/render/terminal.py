"""Draw lists, notes and outlines; `results` and `senses` draw search results and definitions."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from aikb.model import Entry, NoteSummary, Outline, Passage, TagCount
from aikb.names.fold import key
from aikb.render.markdown.draw import RenderOptions, render
from aikb.render.pieces import flow, names, numbered, trimmed, units, where
from aikb.render.sanitize import visible
from aikb.render.term_links import Linked
from aikb.render.words import depths, place, said_besides

_FEW_NAMES = 3


def tags(found: Iterable[TagCount], width: int) -> Iterator[Text]:
    """Yield a line for each tag."""
    rows = list(found)
    digits = max((len(str(len(tag.notes))) for tag in rows), default=1)
    for tag in rows:
        variants = visible("  " + " ".join(tag.variants), "") if tag.variants else ""
        more = len(tag.all_notes) - len(tag.notes)
        below = f"  {len(tag.all_notes)} with those below it" if more else ""
        number = (f"{len(tag.notes):>{digits}}  ", "aikb.number")
        line = Text.assemble(number, (visible(tag.tag, ""), "aikb.tag"), (variants + below, "aikb.dim"))
        yield from flow(line, width, digits + 2)


def entries(found: Iterable[Entry], width: int) -> Iterator[Text]:
    """Yield a line for each entry: number, names, place; entries that are only named are not bold."""
    rows = list(found)
    for number, entry in enumerate(rows, 1):
        called = names(entry.names[:_FEW_NAMES], "aikb.name" if entry.definition else "aikb.alias")
        line = Text.assemble(called, "  ", (visible(place(entry), ""), "aikb.path"))
        yield from numbered(units(line, width - len(str(len(rows))) - 1), number, len(rows))


def notes(found: Iterable[NoteSummary], width: int) -> Iterator[Text]:
    """Yield a line for each note: number, title, place, tags."""
    rows = list(found)
    for number, note in enumerate(rows, 1):
        tagged = visible("  " + " ".join(f"#{tag}" for tag in note.tags), "") if note.tags else ""
        where = (visible(f"  {note.path}", ""), "aikb.path")
        line = Text.assemble((visible(note.title, ""), "aikb.name"), where, (tagged, "aikb.tag"))
        yield from numbered(units(line, width - len(str(len(rows))) - 1), number, len(rows))


def show(passage: Passage, width: int, linked: Linked | None = None) -> Iterator[Text]:
    """Yield the rendered passage below its place and, for a whole note, its metadata; `linked` has its terms."""
    entry = passage.entry
    yield from units(where(entry, entry.line), width, 2)
    yield from units(_about(passage), width) if _about(passage) else ()
    for name, text in said_besides(entry):
        yield from flow(Text(visible(f"{name}: {text}" if name else text, ""), "aikb.dim"), width, 2)
    yield Text()
    options = RenderOptions(links=True)
    drawn = trimmed((linked.render if linked else render)(passage.text, width, options))
    if entry.id == entry.path and not _begins_with(drawn, entry.note):
        yield from flow(Text(f"# {visible(entry.note, '')}", "aikb.heading1"), width)
    yield from drawn
    if linked and linked.targets:
        yield Text()
        yield from linked.footnotes(width)
    if passage.others:
        yield Text()  # they are named below


def _about(passage: Passage) -> Text:
    """Return the tags of an entry, and for a whole note its other names and dates."""
    tags = " ".join(f"#{tag}" for tag in passage.entry.tags)
    more = [" – ".join(dict.fromkeys(filter(None, (passage.created, passage.updated))))]
    if passage.entry.id == passage.entry.path:
        more = [" · ".join(passage.entry.names[1:]), *more]
    more_text = "  ".join(filter(None, more))
    return Text.assemble(
        (visible(tags, ""), "aikb.tag"), "  " if tags and more_text else "", (visible(more_text, ""), "aikb.dim")
    )


def _begins_with(lines: Sequence[Text], title: str) -> bool:
    first = next((line.plain for line in lines if line.plain.strip()), "")
    return key(first.lstrip("# ")) == key(title)


def outline(found: Outline, width: int) -> Iterator[Text]:
    """Yield the note's path, then a line for each heading and term: line number and names, indented by depth."""
    yield Text(visible(found.entry.path, ""), "aikb.path")
    digits = len(str(max((entry.line for entry in found.inside), default=1)))
    for entry, depth in zip(found.inside, depths(found), strict=True):
        indent = "  " * min(depth - 1, width // 8)
        style = "aikb.name" if entry.type == "section" else "aikb.alias"
        line = Text.assemble(
            (f"{entry.line:>{digits}}  ", "aikb.number"), indent, names(entry.names[:_FEW_NAMES], style)
        )
        yield from units(line, width, digits + 2 + len(indent) + 2)
