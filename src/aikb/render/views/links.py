"""The answers about links: what an entry is linked with, what is related or most linked, and broken links."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aikb.model import Entry, Hit
from aikb.model.links import Neighbour, Neighbours, Related
from aikb.render.lines import record
from aikb.render.sanitize import visible
from aikb.render.views import View
from aikb.render.words import SECTIONS, TITLES, called, goal, in_order, place

if TYPE_CHECKING:
    from rich.text import Text


class NeighboursView(View):
    """What an entry links to, what links to it, and where it is mentioned."""

    def __init__(self, found: Neighbours) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return each section. `path` and `line` are the target of an outgoing link, the place of another one."""
        found = self._found
        addresses = [
            {"url": each.label, "path": each.path, "line": each.line, "text": each.text} for each in found.addresses
        ]
        sections = {
            section: [_link_fields(each, leads=section == "outgoing") for each in getattr(found, section)]
            for section in SECTIONS
        }
        return {"name": found.entry.name, "id": found.entry.id, **sections, "addresses": addresses}

    def lines(self) -> Iterator[str]:
        """Yield section, place, name, sentence; a link without a target has its own place, and a `?`."""
        for section in SECTIONS:
            for link in getattr(self._found, section):
                lost = "" if link.entry or link.file else " ?"
                yield record(section, goal(link, section), called(link) + lost, link.text)
        for link in self._found.addresses:
            yield record("address", f"{link.path}:{link.line}", link.label, link.text)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return the names, then each section."""
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        return linkscreen.links(self._found, width)

    def numbered(self) -> list[str]:
        """Return the ids of the entries at the other ends."""
        return [link.entry.id for link in in_order(self._found) if link.entry]


class UnresolvedView(View):
    """Written links without a target."""

    def __init__(self, found: Sequence[Neighbour]) -> None:
        self._found = found

    def data(self) -> dict[str, Any]:
        """Return each link with its place."""
        rows = [
            {"target": each.label, "path": each.path, "line": each.line, "column": each.column, "text": each.text}
            for each in self._found
        ]
        return {"unresolved": rows}

    def lines(self) -> Iterator[str]:
        """Yield `path:line:column`, target, sentence."""
        for each in self._found:
            yield record(f"{each.path}:{each.line}:{each.column}", each.label, each.text)

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each link."""
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        return linkscreen.unresolved(self._found, width)


class _HitsView(View):
    """Entries with a score."""

    def __init__(self, found: Sequence[Hit]) -> None:
        self._found = found

    def lines(self) -> Iterator[str]:
        """Yield `path:line`, names, score."""
        for hit in self._found:
            yield record(place(hit.entry), " · ".join(hit.entry.names), f"{hit.score:g}")

    def numbered(self) -> list[str]:
        """Return the ids of the entries."""
        return [hit.entry.id for hit in self._found]


class RelatedView(_HitsView):
    """The entries that belong with an entry."""

    paged = False

    def __init__(self, found: Related) -> None:
        super().__init__(found.hits)
        self._entry = found.entry

    def data(self) -> dict[str, Any]:
        """Return the entry, and the others with their scores."""
        return {"name": self._entry.name, "id": self._entry.id, "related": [_hit(hit) for hit in self._found]}

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each entry, with the reason."""
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        return linkscreen.related(self._found, width)


class MostLinkedView(_HitsView):
    """The entries that others link to; their score is how many do."""

    def data(self) -> dict[str, Any]:
        """Return the entries with their scores."""
        return {"entries": [_hit(hit) for hit in self._found]}

    def screen(self, width: int) -> "Iterable[Text]":
        """Return a line for each entry, with its count."""
        from aikb.render import linkscreen  # noqa: PLC0415 - rich: only at a terminal

        return linkscreen.counted(self._found, width)


class AddressesView(View):
    """The web addresses of an entry, the nearest first; a person gets the first one."""

    def __init__(self, entry: Entry, addresses: Sequence[str]) -> None:
        self._entry, self._addresses = entry, addresses

    def data(self) -> dict[str, Any]:
        """Return all addresses."""
        entry = self._entry
        return {"id": entry.id, "name": entry.name, "path": entry.path, "addresses": [*self._addresses]}

    def lines(self) -> Iterator[str]:
        """Yield the first address."""
        yield from (visible(address, "") for address in self._addresses[:1])


def counts(found: Neighbours) -> str:
    """Return how many links there are of each kind."""
    return ", ".join(f"{TITLES[section]} {len(getattr(found, section)):,}" for section in SECTIONS)


def _link_fields(link: Neighbour, *, leads: bool) -> dict[str, Any]:
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


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.entry.id,
        "name": hit.entry.name,
        "names": [*hit.entry.names],
        "path": hit.entry.path,
        "line": hit.entry.line,
        "score": hit.score,
        **({"parts": dict(hit.parts)} if hit.parts else {}),
    }
