"""A link's target as it stands and a new place come in, the targets that would lead there go out, the likeliest first."""

import re
from collections.abc import Iterator
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import quote

from aikb.links.files import without_ending
from aikb.model import Link
from aikb.names.fold import fold_text

_ENDING_ASCII = re.compile(r"[\x00-\x20\x7f()<>%#?\\\"]")
_ENDING = re.compile(r"[\x00-\x20\x7f()<>%#?\\\"]|[^\x00-\x7f]")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]+")
_NOT_IN_FRAGMENT = re.compile(r"[\[\]|#^]+")


class Place(NamedTuple):
    """Where a link is to lead: a file or note, and, when its target or its fragment is a name, what that is now."""

    path: str
    name: str = ""  # of the entry, when the link's target names it
    heading: str = ""  # of the entry, when the link's fragment names it


def new_targets(link: Link, raw: str, place: Place) -> Iterator[tuple[Link, str]]:
    """Links that may lead to the place and how their targets are written, each in the manner of the one that stands.

    `raw` is the target as it stands, with its fragment; `link.path` is where the link is to stand from now on.
    """
    wiki = link.form in ("wiki", "embed", "tag")
    for target in dict.fromkeys(_targets(link, place)):
        for fragment in dict.fromkeys(_fragments(link, place, wiki)):
            new = link._replace(target=target, fragment=fragment)
            yield new, (_wiki(raw, new) if wiki else _markdown(raw, new))


def _targets(link: Link, place: Place) -> Iterator[str]:
    if place.name:
        yield place.name
        return
    if not link.target:
        yield ""  # into its own note
    old = link.target
    short = old == without_ending(old)
    path = without_ending(place.path) if short else place.path
    near = relpath(path, link.path.rpartition("/")[0] or ".")
    if old.startswith("/"):
        yield "/" + path
    elif old.startswith("./"):
        yield near if near.startswith("../") else "./" + near
    elif "/" not in old and link.form in ("wiki", "embed", "tag"):
        yield path.rpartition("/")[2]
    yield from (path, near) if link.form in ("wiki", "embed", "tag") else (near, path)


def _fragments(link: Link, place: Place, wiki: bool) -> Iterator[str]:
    if not place.heading or not link.fragment:
        yield link.fragment
        return
    above, sign, _ = link.fragment.rpartition("#")
    plain = " ".join(_NOT_IN_FRAGMENT.sub(" ", place.heading).split())
    is_anchor = not wiki and " " not in link.fragment
    yield above + sign + (_anchor(place.heading) if is_anchor else plain)
    yield _anchor(place.heading)


def _anchor(heading: str) -> str:
    """The anchor of a heading as GitHub makes it."""
    return _NOT_IN_ANCHOR.sub("", heading.strip().lower()).replace(" ", "-") or fold_text(heading)


def _wiki(raw: str, link: Link) -> str:
    """With the blanks that stand around the old target."""
    text = link.target + (f"#{link.fragment}" if link.fragment else "")
    bare = raw.strip()
    return raw.replace(bare, text, 1) if bare else text


def _markdown(raw: str, link: Link) -> str:
    """Encoded as the old target was: throughout, or only where a sign would end it; blanks and brackets it had stay."""
    signs = _ENDING if raw.isascii() and _ENCODED.search(raw) else _ENDING_ASCII
    kept = (" " if " " in raw else "") + ("()" if "(" in raw else "")

    def encode(text: str) -> str:
        return signs.sub(lambda match: match[0] if match[0] in kept else quote(match[0], safe=""), text)

    return encode(link.target) + (f"#{encode(link.fragment)}" if link.fragment else "")
