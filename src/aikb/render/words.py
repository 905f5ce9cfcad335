"""Small phrases that every form of output says alike."""

import re
import shlex
from collections.abc import Sequence

from aikb.model import BuiltinTerm, Definition, Entry, IndexStatus, Meaning, Outline, SearchResult
from aikb.names.fold import key
from aikb.notes.keys import ALIASES, CATEGORIES, CREATED, TAGS, UPDATED
from aikb.render.width import cell_width

MANY_NAMES = 6
_SHOWN = frozenset(("title", *ALIASES, *TAGS, *CATEGORIES, *CREATED, *UPDATED))  # elsewhere
_SWITCHES = frozenset("true false yes no on off null none".split())
FEW_NAMES = 3
_PLAIN = re.compile(r"(?!-)[\w ./+-]+")


def place(entry: Entry) -> str:
    """Where an entry begins: `path:line`."""
    return f"{entry.path}:{entry.line}"


def breadcrumb(entry: Entry) -> str:
    """The note's title and the headings above an entry, the entry's own name left out."""
    above = entry.heading[:-1] if entry.type == "section" and not entry.rest else entry.heading
    path = above if above[:1] == (entry.note,) else (entry.note, *above)
    return " › ".join(path[:-1] if path[-1:] == (entry.name,) else path)


def said_besides(entry: Entry) -> list[tuple[str, str]]:
    """What the metadata of a note says besides names, tags and dates: each key with its text on one line."""
    said: dict[str, list[str]] = {}
    for field in entry.fields:
        if field.key.lower() not in _SHOWN and field.text.lower() not in _SWITCHES:
            said.setdefault(field.key, []).append(field.text)
    return [(name, " ".join(texts)) for name, texts in said.items()]


def above(entry: Entry) -> str:
    """What stands above an entry, the note's title left out where the file's name says it already."""
    named = entry.path.rpartition("/")[2].rpartition(".")[0]
    told = breadcrumb(entry)
    return told.removeprefix(entry.note).removeprefix(" › ") if key(named) == key(entry.note) else told


def depths(outline: Outline) -> list[int]:
    """How deep each part of an outline stands, from 1."""
    steps = [len(each.heading) + (each.type == "term") for each in outline.inside]
    return [step - min(steps) + 1 for step in steps]


def also(found: Definition) -> str:
    """What else the name of a definition stands for, on one line: `DP also: 差分隐私 safety.md:88 · dynamic programming`."""
    others = [each for each in found.meanings if not each.ids]
    told = (f"{each.elsewhere.name} {place(each.elsewhere)}" if each.elsewhere else each.names[0] for each in others)
    return f"{found.names[0] if found.match == 'fuzzy' else found.term} also: {' · '.join(told)}" if others else ""


def meaning(told: Meaning) -> str:
    """One of several things of a name: its other names, and which one it is."""
    return " · ".join(told.names[:FEW_NAMES]) + (f" ({told.note})" if told.note else "")


def spoken_of(found: Definition) -> str:
    """How many entries have the term in their text."""
    number = found.spoken_of or 0
    return f"{count(number, 'entry')} {'speaks' if number == 1 else 'speak'} of it"


def of_builtin(term: BuiltinTerm) -> str:
    """That the built-in notes define a term, and how to see it."""
    return f"the built-in notes define it: aikb --builtin define {quoted(term.name)}"


def quoted(term: str) -> str:
    """A term as a shell takes it for one word, or for several where that is the same to the command."""
    return term if _PLAIN.fullmatch(term) else shlex.quote(term)


def count(number: int, noun: str) -> str:
    """`1 note`, `2 notes`, `3 entries`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def found(result: SearchResult, width: int = 0) -> str:
    """How many entries answer, and what else was searched; on one line of `width` cells, if that is given."""
    if not result.hits:
        return "nothing found"
    shown = len(result.hits)
    told = count(result.total, "entry") if shown == result.total else f"{shown} of {count(result.total, 'entry')}"
    if result.corrected:
        told += ": " + ", ".join(f"nothing has {typed!r}, searched for {meant!r}" for typed, meant in result.corrected)
        return told
    if not result.exact:
        told = f"no entry has all the words; the nearest {shown}"
    lines = [f"{told} · also: {names} · --exact to stop" for names in _fewer(result.expanded)]
    lines += [f"{told} · also: {min(result.expanded, key=cell_width)} … · --exact to stop"] if lines else []
    return next((line for line in lines if not width or cell_width(line) <= width), (lines or [told])[-1])


def _fewer(names: Sequence[str]) -> list[str]:
    """The first names with commas between them, then ever fewer of them, down to one."""
    most = min(MANY_NAMES, len(names))
    return [", ".join(names[:many]) + (" …" if many < len(names) else "") for many in range(most, 0, -1)]


def summary(status: IndexStatus, *, pending: bool = False) -> str:
    """What the index holds and what was done to bring it up to date, or is still to be done."""
    report = status.report
    if pending and not status.folder:
        return report.rebuilt
    done = [f"{number} {'to be ' * pending}{what}" for number, what in _changes(status) if number]
    why = f" ({report.rebuilt})" if report.rebuilt else ""
    size = f"{status.size / 1e6:.1f} MB"
    return f"{count(status.notes, 'note')}, {count(status.entries, 'entry')}, {size}: {', '.join(done) or 'up to date'}{why}"


def _changes(status: IndexStatus) -> list[tuple[int, str]]:
    report = status.report
    return [(report.added, "read"), (report.changed, "read again"), (report.removed, "forgotten")]
