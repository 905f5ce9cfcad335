"""Links and related entries as JSON and as plain lines for pipes."""

from collections.abc import Iterable, Iterator
from typing import Any

from aikb.model import Entry, Hit
from aikb.model.links import Neighbour, Neighbours
from aikb.render.json import dump
from aikb.render.plain import record
from aikb.render.words import place

TITLES = {"outgoing": "leads to", "backlinks": "linked from", "mentions": "mentioned in"}
SECTIONS = tuple(TITLES)


def to_json(found: Neighbours) -> str:
    """The answer to `links`. `path` and `line` are where an outgoing link leads, and where another one stands."""
    addresses = [
        {"url": each.label, "path": each.path, "line": each.line, "text": each.text} for each in found.addresses
    ]
    return dump(
        {
            "name": found.entry.name,
            "id": found.entry.id,
            "outgoing": [_row(each, leads=True) for each in found.outgoing],
            "backlinks": [_row(each, leads=False) for each in found.backlinks],
            "mentions": [_row(each, leads=False) for each in found.mentions],
            "addresses": addresses,
        }
    )


def _row(link: Neighbour, *, leads: bool) -> dict[str, Any]:
    entry = link.entry
    path, line = (entry.path, entry.line) if entry and leads else (link.path, link.line)
    return {
        "id": entry.id if entry else None,
        "name": entry.name if entry else link.label,
        "path": path if entry else link.file or None,
        "line": line if entry else None,
        "text": link.text,
        "written": link.written,
        "depth": link.depth,
        "at": {"path": link.path, "line": link.line, "column": link.column, "label": link.label},
    }


def to_lines(found: Neighbours) -> Iterator[str]:
    """Section, place, name, sentence; a link that leads nowhere has the place where it stands, and a `?`."""
    for section in SECTIONS:
        for link in getattr(found, section):
            lost = "" if link.entry or link.file else " ?"
            yield record(section, goal(link, section), called(link) + lost, link.text)
    for link in found.addresses:
        yield record("address", f"{link.path}:{link.line}", link.label, link.text)


def counts(found: Neighbours) -> str:
    """How many links there are of each kind."""
    return ", ".join(f"{TITLES[section]} {len(getattr(found, section)):,}" for section in SECTIONS)


def goal(link: Neighbour, section: str) -> str:
    """Where to go: to what an outgoing link leads to, to where another one stands."""
    if section == "outgoing" and (link.entry or link.file):
        return place(link.entry) if link.entry else link.file
    return f"{link.path}:{link.line}"


def called(link: Neighbour) -> str:
    """What is at the other end, by name."""
    return link.entry.name if link.entry else link.label


def unresolved_json(found: Iterable[Neighbour]) -> str:
    """The answer to `list --unresolved`."""
    rows = [
        {"target": each.label, "path": each.path, "line": each.line, "column": each.column, "text": each.text}
        for each in found
    ]
    return dump({"unresolved": rows})


def unresolved_lines(found: Iterable[Neighbour]) -> Iterator[str]:
    """`path:line:column`, target, sentence."""
    for each in found:
        yield record(f"{each.path}:{each.line}:{each.column}", each.label, each.text)


def hits_json(key: str, found: Iterable[Hit], about: Entry | None = None) -> str:
    """Entries with their scores, and what those are made of, under a key."""
    rows = [
        {
            "id": hit.entry.id,
            "name": hit.entry.name,
            "names": list(hit.entry.names),
            "path": hit.entry.path,
            "line": hit.entry.line,
            "score": hit.score,
            **({"parts": dict(hit.parts)} if hit.parts else {}),
        }
        for hit in found
    ]
    return dump({**({"name": about.name, "id": about.id} if about else {}), key: rows})


def hits_lines(found: Iterable[Hit]) -> Iterator[str]:
    """`path:line`, names, score."""
    for hit in found:
        yield record(place(hit.entry), " · ".join(hit.entry.names), f"{hit.score:g}")
