"""The words for links that the screen and the plain lines share: the sections, and what is at a link's other end."""

from aikb.model.links import Neighbour, Neighbours
from aikb.render.words import place

TITLES = {"outgoing": "links to", "backlinks": "linked from", "mentions": "mentioned in"}
SECTIONS = tuple(TITLES)


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
