"""Lists, findings and notes as Rich text for a person at a terminal; `results` and `senses` draw the other answers."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from aikb.model import Entry, NoteSummary, Passage, Problem, TagCount
from aikb.render.markdown import RenderOptions, render
from aikb.render.pieces import flow, names, numbered, where
from aikb.render.sanitize import visible
from aikb.render.words import place

_FEW_NAMES = 3


def tags(found: Iterable[TagCount], width: int) -> Iterator[Text]:
    """A line for each tag."""
    rows = list(found)
    digits = max((len(str(len(tag.notes))) for tag in rows), default=1)
    for tag in rows:
        variants = visible("  " + " ".join(tag.variants), "") if tag.variants else ""
        line = Text.assemble(
            (f"{len(tag.notes):>{digits}}  ", "aikb.number"), (visible(tag.tag, ""), "aikb.tag"), (variants, "aikb.dim")
        )
        yield from flow(line, width, digits + 2)


def entries(found: Iterable[Entry], width: int) -> Iterator[Text]:
    """A line for each entry: number, names, then the place; what the notes only name is not bold."""
    rows = list(found)
    for number, entry in enumerate(rows, 1):
        called = names(entry.names[:_FEW_NAMES], "aikb.name" if entry.definition else "aikb.alias")
        line = Text.assemble(called, "  ", (visible(place(entry), ""), "aikb.path"))
        yield from numbered(flow(line, width - len(str(len(rows))) - 1), number, len(rows))


def notes(found: Iterable[NoteSummary], width: int) -> Iterator[Text]:
    """A line for each note: number, title, place, tags."""
    rows = list(found)
    for number, note in enumerate(rows, 1):
        tagged = visible("  " + " ".join(f"#{tag}" for tag in note.tags), "") if note.tags else ""
        where = (visible(f"  {note.path}", ""), "aikb.path")
        line = Text.assemble((visible(note.title, ""), "aikb.name"), where, (tagged, "aikb.tag"))
        yield from numbered(flow(line, width - len(str(len(rows))) - 1), number, len(rows))


def show(passage: Passage, width: int) -> Iterator[Text]:
    """The passage rendered, below a dim line that says where it stands."""
    yield from flow(where(passage.entry, passage.entry.line), width)
    if passage.entry.tags:
        yield from flow(Text(visible(" ".join(f"#{tag}" for tag in passage.entry.tags), ""), "aikb.tag"), width)
    yield Text()
    yield from render(passage.text, width, RenderOptions(links=True))


def check(findings: Iterable[Problem], width: int) -> Iterator[Text]:
    """The findings of `check`, by severity."""
    for problem in findings:
        where = (visible(f"{problem.path}:{problem.line}:{problem.column} ", ""), "aikb.path")
        line = Text.assemble(where, (problem.rule, f"aikb.{problem.severity}"), " ", visible(problem.message, ""))
        yield from flow(line, width, 2)
