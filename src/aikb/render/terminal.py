"""Answers as Rich text for a person at a terminal: names first, hits marked, where it stands always said."""

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from aikb.model import Definition, Entry, Hit, NoteSummary, Passage, Problem, SearchResult, TagCount
from aikb.notes.inline import plain as plain_text
from aikb.render.markdown import RenderOptions, render
from aikb.render.plain import parts
from aikb.render.sanitize import visible
from aikb.render.words import breadcrumb, place
from aikb.render.wrap import wrap

SNIPPET_LINES = 3
SENSE_LINES = 14  # of detail below a definition; `show` has the rest
MANY_NAMES = 7
_SAME = 20  # characters by which a definition is known again in the detail it was taken from


def search(result: SearchResult, width: int, *, explain: bool = False) -> Iterator[Text]:
    """A block for each hit: number and name, place and breadcrumb, the passage."""
    digits = len(str(len(result.hits)))
    for number, hit in enumerate(result.hits, 1):
        yield Text.assemble((f"{number:>{digits}} ", "aikb.number"), *_names(hit.entry.names[:MANY_NAMES]))
        indent = " " * (digits + 1)
        yield from _flow(_where(hit.entry, hit.match_line), width, indent)
        yield from _flow(_marked(hit), width, indent)[:SNIPPET_LINES]
        if explain:
            yield from _flow(Text(parts(hit), "aikb.dim"), width, indent)
        yield Text()


def define(found: Definition, width: int, *, whole: bool = False) -> Iterator[Text]:
    """The names of the term, then its senses, each with its source; long ones are cut unless `whole`."""
    yield from _flow(Text.assemble(*_names(found.names)), width)
    several = len(found.senses) > 1
    for number, sense in enumerate(found.senses, 1):
        yield Text()
        yield from _sense(sense, width, f"{number}. " if several else "", whole=whole)
    if found.passages:
        yield Text()
        yield Text("spoken of in:", "aikb.dim")
        for hit in found.passages:
            yield from _flow(_where(hit.entry, hit.match_line), width, "  ")
            yield from _flow(_marked(hit), width, "  ")[:SNIPPET_LINES]
    if found.related:
        yield Text()
        yield from _flow(Text.assemble(("related: ", "aikb.dim"), visible(", ".join(found.related), "")), width)


def tags(found: Iterable[TagCount], width: int) -> Iterator[Text]:
    """A line for each tag."""
    rows = list(found)
    digits = max((len(str(len(tag.notes))) for tag in rows), default=1)
    for tag in rows:
        variants = visible("  " + " ".join(tag.variants), "") if tag.variants else ""
        line = Text.assemble(
            (f"{len(tag.notes):>{digits}}  ", "aikb.number"), (visible(tag.tag, ""), "aikb.tag"), (variants, "aikb.dim")
        )
        yield from _flow(line, width, " " * (digits + 2), first=0)


def entries(found: Iterable[Entry], width: int) -> Iterator[Text]:
    """A line for each entry: number, names, then the place; what the notes only name is not bold."""
    rows = list(found)
    for number, entry in enumerate(rows, 1):
        names = _names(entry.names[:3], "aikb.name" if entry.definition else "aikb.alias")
        line = Text.assemble(*names, "  ", (visible(place(entry), ""), "aikb.path"))
        yield from _numbered(line, number, len(rows), width)


def notes(found: Iterable[NoteSummary], width: int) -> Iterator[Text]:
    """A line for each note: number, title, place, tags."""
    rows = list(found)
    for number, note in enumerate(rows, 1):
        tagged = visible("  " + " ".join(f"#{tag}" for tag in note.tags), "") if note.tags else ""
        where = (visible(f"  {note.path}", ""), "aikb.path")
        line = Text.assemble((visible(note.title, ""), "aikb.name"), where, (tagged, "aikb.tag"))
        yield from _numbered(line, number, len(rows), width)


def show(passage: Passage, width: int) -> Iterator[Text]:
    """The passage rendered, below a dim line that says where it stands."""
    yield from _flow(_where(passage.entry, passage.entry.line), width)
    if passage.entry.tags:
        yield from _flow(Text(visible(" ".join(f"#{tag}" for tag in passage.entry.tags), ""), "aikb.tag"), width)
    yield Text()
    yield from render(passage.text, width, RenderOptions(links=True))


def check(findings: Iterable[Problem], width: int) -> Iterator[Text]:
    """The findings of `check`, by severity."""
    for problem in findings:
        where = (visible(f"{problem.path}:{problem.line}:{problem.column} ", ""), "aikb.path")
        line = Text.assemble(where, (problem.rule, f"aikb.{problem.severity}"), " ", visible(problem.message, ""))
        yield from _flow(line, width, "  ", first=0)


def _numbered(line: Text, number: int, of: int, width: int) -> Iterator[Text]:
    """A line behind its number, which `aikb show` follows; all numbers of an answer are equally wide."""
    digits = len(str(of))
    for at, part in enumerate(_flow(line, width - digits - 1)):
        yield Text.assemble((f"{number:>{digits}} ", "aikb.number") if not at else " " * (digits + 1), part)


def _names(names: Sequence[str], first: str = "aikb.name") -> Iterator[tuple[str, str]]:
    for at, name in enumerate(names):
        yield (visible(name, ""), first) if not at else (visible(f" · {name}", ""), "aikb.alias")


def _where(entry: Entry, line: int) -> Text:
    above = breadcrumb(entry)
    return Text.assemble((visible(f"{entry.path}:{line}", ""), "aikb.path"), (visible(f"  {above}", ""), "aikb.dim"))


def _marked(hit: Hit) -> Text:
    text = Text(visible(hit.snippet, ""))
    if len(text.plain) == len(hit.snippet):  # else control characters were spelt out and the spans are off
        for start, end in hit.marks:
            text.stylize("aikb.hit", start, end)
    return text


def _sense(sense: Entry, width: int, label: str, *, whole: bool) -> Iterator[Text]:
    indent = " " * len(label)
    body = list(_body(sense, width - len(label)))
    most = len(body) if whole else SENSE_LINES
    for at, line in enumerate(body[:most]):
        yield Text.assemble((label if not at else indent, "aikb.number"), line)
    if len(body) > most:
        more = f"… {len(body) - most} more lines: --all, or aikb show '{sense.id}'"
        yield from _flow(Text(visible(more, ""), "aikb.dim"), width, indent)
    yield from _flow(_where(sense, sense.line), width, indent or "")


def _body(sense: Entry, width: int) -> Iterator[Text]:
    """A section's text without its heading; a term's definition and the detail below its head-word line."""
    head, _, detail = sense.text.lstrip("\n").partition("\n")
    if sense.type == "section":
        text = detail if head.lstrip().startswith("#") else sense.text
        return iter(_trimmed(render(text, width, RenderOptions())))
    if sense.definition and sense.definition[:_SAME] in plain_text(detail):
        return iter(_trimmed(render(detail, width, RenderOptions())))  # the detail is what defines it
    told = Text(visible(sense.definition, "")) if sense.definition else Text("named here, not defined", "aikb.dim")
    return iter([*_flow(told, width), *_trimmed(render(detail, width, RenderOptions()))])


def _trimmed(lines: Sequence[Text]) -> list[Text]:
    """The lines without blank ones at either end."""
    seen = [at for at, line in enumerate(lines) if line.plain.strip()]
    return list(lines[seen[0] : seen[-1] + 1]) if seen else []


def _flow(text: Text, width: int, indent: str = "", first: int | None = None) -> list[Text]:
    """The lines of a styled text, wrapped as Chinese is, each behind the indent (the first behind `first` blanks)."""
    room = max(8, width - len(indent))
    lines: list[Text] = []
    for start, end in wrap(text.plain, room):
        before = " " * first if first is not None and not lines else indent
        lines.append(Text.assemble(before, text[start:end]))
    return lines
