"""Phrases that every form of output shares."""

import re
import shlex
from collections.abc import Sequence

from aikb.model import BuiltinTerm, Definition, Entry, IndexStatus, Meaning, Outline, SearchResult
from aikb.model.links import Neighbour, Neighbours
from aikb.names.fold import key
from aikb.notes.keys import ALIASES, CATEGORIES, CREATED, TAGS, UPDATED
from aikb.render.width import cell_width

MANY_NAMES = 6
_SHOWN = frozenset(("title", *ALIASES, *TAGS, *CATEGORIES, *CREATED, *UPDATED))  # elsewhere
_SWITCHES = frozenset("true false yes no on off null none".split())
FEW_NAMES = 3
TITLES = {"outgoing": "links to", "backlinks": "linked from", "mentions": "mentioned in"}  # sections of links
SECTIONS = tuple(TITLES)
_PLAIN = re.compile(r"(?!-)[\w ./+-]+")


def place(entry: Entry) -> str:
    """Return where an entry begins: `path:line`."""
    return f"{entry.path}:{entry.line}"


def breadcrumb(entry: Entry) -> str:
    """Return the note's title and the headings above an entry, without the entry's own name."""
    above = entry.heading[:-1] if entry.type == "section" and not entry.rest else entry.heading
    path = above if above[:1] == (entry.note,) else (entry.note, *above)
    path = path[:-1] if path[-1:] == (entry.name,) else path
    return " › ".join(("template", *path) if entry.role == "template" else path)


def said_besides(entry: Entry) -> list[tuple[str, str]]:
    """Return the metadata of a note besides names, tags and dates: each key with its text on one line."""
    said: dict[str, list[str]] = {}
    for field in entry.fields:
        if field.key.lower() not in _SHOWN and field.text.lower() not in _SWITCHES:
            said.setdefault(field.key, []).append(field.text)
    return [(name, " ".join(texts)) for name, texts in said.items()]


def above(entry: Entry) -> str:
    """Return the breadcrumb, without the note's title where the file name says the same."""
    named = entry.path.rpartition("/")[2].rpartition(".")[0]
    path = breadcrumb(entry)
    return path.removeprefix(entry.note).removeprefix(" › ") if key(named) == key(entry.note) else path


def depths(outline: Outline) -> list[int]:
    """Return the depth of each part of an outline, from 1."""
    steps = [len(each.heading) + (each.type == "term") for each in outline.inside]
    return [step - min(steps) + 1 for step in steps]


def also(found: Definition) -> str:
    """Return the other meanings of a name, on one line: `DP also: 差分隐私 safety.md:88 · dynamic programming`."""
    others = [each for each in found.meanings if not each.ids]
    names = (f"{each.elsewhere.name} {place(each.elsewhere)}" if each.elsewhere else each.names[0] for each in others)
    return f"{found.names[0] if found.match == 'fuzzy' else found.term} also: {' · '.join(names)}" if others else ""


def meaning(one: Meaning) -> str:
    """Return one meaning of a name: its other names, and which one it is."""
    return " · ".join(one.names[:FEW_NAMES]) + (f" ({one.note})" if one.note else "")


def spoken_of(found: Definition) -> str:
    """Return the sentence with the number of entries that mention the term."""
    number = found.spoken_of or 0
    return f"{count(number, 'entry')} {'speaks' if number == 1 else 'speak'} of it"


def of_builtin(term: BuiltinTerm) -> str:
    """Return the sentence that the built-in notes define a term, and how to see it."""
    return f"the built-in notes define it: aikb --builtin define {quoted(term.name)}"


def quoted(term: str) -> str:
    """Return a term as a shell takes it for one word, or for several where that is the same to the command."""
    return term if _PLAIN.fullmatch(term) else shlex.quote(term)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 note`, `2 notes`, `3 entries`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def found(result: SearchResult, width: int = 0) -> str:
    """Return how many entries were found and what else was searched, on one line of `width` cells if given."""
    if not result.hits:
        return "nothing found"
    shown = len(result.hits)
    line = count(result.total, "entry") if shown == result.total else f"{shown} of {count(result.total, 'entry')}"
    if result.corrected:
        line += ": " + ", ".join(f"no match for {typed!r}, searched for {meant!r}" for typed, meant in result.corrected)
        return line
    if not result.exact:
        line = f"no entry has all the words; the nearest {shown}"
    lines = [f"{line} · also: {names} · --exact to stop" for names in _fewer(result.expanded)]
    lines += [f"{line} · also: {min(result.expanded, key=cell_width)} … · --exact to stop"] if lines else []
    return next((each for each in lines if not width or cell_width(each) <= width), (lines or [line])[-1])


def _fewer(names: Sequence[str]) -> list[str]:
    """Return the names joined by commas, then fewer and fewer of them, down to one."""
    most = min(MANY_NAMES, len(names))
    return [", ".join(names[:many]) + (" …" if many < len(names) else "") for many in range(most, 0, -1)]


def summary(status: IndexStatus) -> str:
    """Return what the index holds, and what an update changed or would change."""
    report = status.report
    if status.pending and not status.folder:
        return report.rebuilt
    done = [f"{number} {'to be ' * status.pending}{what}" for number, what in _changes(status) if number]
    why = f" ({report.rebuilt})" if report.rebuilt else ""
    size = f"{status.size / 1e6:.1f} MB"
    return f"{count(status.notes, 'note')}, {count(status.entries, 'entry')}, {size}: {', '.join(done) or 'up to date'}{why}"


def _changes(status: IndexStatus) -> list[tuple[int, str]]:
    report = status.report
    return [
        (report.added, "read" if report.rebuilt else "added"),
        (report.changed, "updated"),
        (report.removed, "removed"),
    ]


def in_order(found: Neighbours) -> list[Neighbour]:
    """Return the links in the order in which the screen numbers them."""
    return [link for section in SECTIONS for link in getattr(found, section)]


def goal(link: Neighbour, section: str) -> str:
    """Return the place to go to: the target of an outgoing link, else the place of the link."""
    if section == "outgoing" and (link.entry or link.file):
        return place(link.entry) if link.entry else link.file
    return f"{link.path}:{link.line}"


def called(link: Neighbour) -> str:
    """Return the name of what is at the other end."""
    return link.entry.name if link.entry else link.label
