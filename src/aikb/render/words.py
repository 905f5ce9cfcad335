"""Small phrases that every form of output says alike."""

from aikb.model import Entry, IndexStatus, SearchResult

MANY_NAMES = 6


def place(entry: Entry) -> str:
    """Where an entry begins: `path:line`."""
    return f"{entry.path}:{entry.line}"


def breadcrumb(entry: Entry) -> str:
    """The note's title and the headings above an entry, the entry's own name left out."""
    above = entry.heading[:-1] if entry.type == "section" and not entry.rest else entry.heading
    path = above if above[:1] == (entry.note,) else (entry.note, *above)
    return " › ".join(path[:-1] if path[-1:] == (entry.name,) else path)


def count(number: int, noun: str) -> str:
    """`1 note`, `2 notes`, `3 entries`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {noun if number == 1 else plural}"


def found(result: SearchResult) -> str:
    """How many entries answer, and what else was searched."""
    if not result.hits:
        return "nothing found"
    shown = len(result.hits)
    told = count(result.total, "entry") if shown == result.total else f"{shown} of {count(result.total, 'entry')}"
    if result.corrected:
        told += ": " + ", ".join(f"nothing has {typed!r}, searched for {meant!r}" for typed, meant in result.corrected)
        return told
    if not result.exact:
        told = f"no entry has all the words; the nearest {shown}"
    names = ", ".join(result.expanded[:MANY_NAMES]) + (" …" if len(result.expanded) > MANY_NAMES else "")
    return f"{told} · also: {names} (--exact to stop)" if names else told


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
