"""Answers as plain text for pipes: one record a line, tab-separated, the place first; nothing is cut."""

from collections.abc import Iterable, Iterator

from aikb.model import Definition, Entry, Hit, IndexStatus, NoteSummary, Outline, SearchResult, TagCount
from aikb.names.fold import language
from aikb.render.sanitize import visible
from aikb.render.words import breadcrumb, depths, place, summary


def search(result: SearchResult, *, explain: bool = False) -> Iterator[str]:
    """`path:line`, name, breadcrumb, snippet."""
    for hit in result.hits:
        row = (f"{hit.entry.path}:{hit.match_line}", hit.entry.name, breadcrumb(hit.entry), hit.snippet)
        yield record(*row, *([parts(hit)] if explain else []))


def define(found: Definition) -> Iterator[str]:
    """`path:line`, names, definition or, when the notes only name the term, nothing."""
    for sense in found.senses:
        yield record(place(sense), " · ".join(sense.names), sense.definition or "")
    for mention in found.mentions:
        yield record(f"{mention.entry.path}:{mention.line}", " · ".join(mention.names), mention.sentence)
    for hit in found.passages:
        yield record(f"{hit.entry.path}:{hit.match_line}", breadcrumb(hit.entry) or hit.entry.name, hit.snippet)


def tags(found: Iterable[TagCount]) -> Iterator[str]:
    """Tag, number of notes, other spellings."""
    for tag in found:
        yield record(tag.tag, str(len(tag.notes)), " ".join(tag.variants))


def entries(found: Iterable[Entry]) -> Iterator[str]:
    """`path:line`, names, type, languages of the names, whether it is defined."""
    for entry in found:
        languages = " ".join(sorted(set(map(language, entry.names))))
        yield record(
            place(entry), " · ".join(entry.names), entry.type, languages, "defined" if entry.definition else "named"
        )


def notes(found: Iterable[NoteSummary]) -> Iterator[str]:
    """Path, title, kind, tags."""
    for note in found:
        yield record(note.path, note.title, note.kind, " ".join(note.tags))


def outline(found: Outline) -> Iterator[str]:
    """`path:line`, depth from 1, names, type."""
    for entry, depth in zip(found.inside, depths(found), strict=True):
        yield record(place(entry), str(depth), " · ".join(entry.names), entry.type)


def status(found: IndexStatus, *, pending: bool = False) -> Iterator[str]:
    """What the index holds and where it is; `pending` is for changes that are still to be taken in."""
    yield visible(summary(found, pending=pending), "")
    yield record("notes", visible(found.root))
    yield record("index", visible(found.folder))


def parts(hit: Hit) -> str:
    """What a score is made of."""
    return f"{hit.score:g} = " + " + ".join(f"{name} {value:g}" for name, value in hit.parts.items())


def record(*fields: str) -> str:
    """One line: fields without tabs and line ends of their own, and without trailing empty ones."""
    return "\t".join(visible(" ".join(field.split()), "") for field in fields).rstrip("\t")
