"""A written link comes in, where it leads goes out: path, then id, title, name. Asks look-ups, opens no file.

Of several places with equal right the nearest one is taken, the same every time, and the link is called ambiguous.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from aikb.links.files import Files, below_root, without_ending
from aikb.links.fragments import Anchors
from aikb.links.identity import link_rank
from aikb.model import Entry, Link
from aikb.names.fold import key
from aikb.notes.wikilinks import WIKILINK

Status = Literal["found", "ambiguous", "unresolved", "outside", "external"]
By = Literal["", "path", "file", "title", "name"]

T = TypeVar("T")

_ONLY_LINK = re.compile(rf"[ \t>]*(?:[-*+][ \t]+)?#{{1,6}}[ \t]+!?{WIKILINK}[ \t]*(?:\n|\Z)")
_TOP = "top"  # of the page, in HTML
_EXPLICIT = re.compile(r"\.{0,2}/")
_PLACE = re.compile(r"(?P<file>.+?)(?:#|:(?P<line>\d{1,9})(?::\d{1,9})?)")  # `b#` as it is left, `b.md:12` of an editor
# Fragments that name no heading: lines as GitHub has them, places in a film, a page or a picture, a text of the page.
_POSITION = re.compile(r"L(?P<line>\d{1,9})(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|(?:t|page|xywh|height|zoom)=\S+|:~:text=.+")


class Resolution(NamedTuple):
    """Where a link leads. `id` is an entry's, or empty for a file that is no note, and when nothing was found."""

    status: Status
    id: str = ""
    path: str = ""
    line: int = 0
    by: By = ""
    lost: str = ""  # the fragment, when the note was found and has no such heading
    others: tuple[str, ...] = ()  # ids or paths with equal right, when ambiguous


_UNRESOLVED = Resolution("unresolved")


class Nearest(Generic[T]):
    """Nearest has most folders in common with a note; then the shorter path, then what comes first.

    Of each folder the two best are kept, so that one of them may be refused; asking takes as many steps as there are
    folders around the note.
    """

    def __init__(self, items: Iterable[T], path: Callable[[T], str]) -> None:
        self._best: dict[str, list[T]] = {}
        for item in sorted(items, key=lambda each: (path(each).count("/"), path(each))):
            for folder in _folders(path(item)):
                best = self._best.setdefault(folder, [])
                if len(best) < 2:
                    best.append(item)

    def to(self, here: str, refuse: Callable[[T], bool] = lambda _: False) -> T:
        """The item nearest to the note at `here`, and rather one that is not refused. There must be one."""
        near: Sequence[T] = ()
        for folder in _folders(here):
            near = self._best.get(folder, ())
            for item in near:
                if not refuse(item):
                    return item
        return near[0]


def _folders(path: str) -> Iterator[str]:
    """The folders that a path stands in, the innermost first, the root last."""
    folder = path
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder


class Resolver:
    """Resolves links. `named` gives the entries that go by a name's key, `within` those of a note, by line.

    Of an entry only its id, path, lines, names, weak, rest, definition and text are looked at. What the look-ups gave
    is kept, so a resolver is for one state of the notes.
    """

    def __init__(
        self, files: Files, named: Callable[[str], Sequence[Entry]], within: Callable[[str], Sequence[Entry]]
    ) -> None:
        self._files = files
        self._named = named
        self._within = within
        self._rivals: dict[str, list[Entry]] = {}
        self._near: dict[str, tuple[tuple[str, ...], Nearest[Entry]]] = {}
        self._same: dict[tuple[str, object], tuple[tuple[str, ...], Nearest[str]]] = {}
        self._anchors: dict[str, Anchors] = {}

    def resolve(self, link: Link) -> Resolution:
        """Where a link leads."""
        if link.form == "url":
            return Resolution("external")
        found = self._as_written(link)
        place = _PLACE.fullmatch(link.target.strip()) if found.status == "unresolved" else None
        if place is None:
            return found
        bare = self._as_written(link._replace(target=place["file"]))
        return bare._replace(line=int(place["line"] or bare.line)) if bare.status != "unresolved" else found

    def _as_written(self, link: Link) -> Resolution:
        target = link.target.strip()
        if not target:
            return self._into(link, link.path, "path") if link.fragment else _UNRESOLVED
        if _EXPLICIT.match(target):
            return self._by_path(link, target) or _UNRESOLVED
        found = self._by_path(link, target) or self._by_file(link, target) or self._by_name(link, target)
        if found is None or (found.lost and link.form == "wiki"):
            found = self._by_whole_name(link) or found
        return found or self._by_file(link, target, key) or _UNRESOLVED

    def called(self, name: str) -> Sequence[Entry]:
        """The entries that a name means: a title first, then what defines it; several when they have equal right."""
        if name not in self._rivals:
            folded = key(name)
            named = (each for each in (self._named(folded) if folded else ()) if not _is_only_link(each))
            found = sorted(named, key=lambda entry: (entry.path, entry.line))
            self._rivals[name] = _best(found, lambda entry: link_rank(entry, name))
        return self._rivals[name]

    def _by_path(self, link: Link, target: str) -> Resolution | None:
        """By the path from the note's folder, then, when it does not say where it starts, from the root."""
        folder = "" if target.startswith("/") else link.path.rpartition("/")[0]
        first = below_root(folder, target)
        if first is None:
            return Resolution("outside")
        own = below_root(without_ending(link.path), target)  # Hexo keeps the files of a note in a folder of its name
        own = None if target.startswith("/") else own
        for path in (first, own) if _EXPLICIT.match(target) else dict.fromkeys((first, below_root("", target), own)):
            if path is None:
                continue
            found = self._files.at(path, folders=link.form == "markdown")
            if found is None and link.form in ("markdown", "image") and "?" in path:
                found = self._files.at(path.partition("?")[0])
            if found is not None:
                return self._into(link, found, "path")
        return None

    def _by_file(self, link: Link, target: str, fold: Callable[[str], str] | None = None) -> Resolution | None:
        """By the end of a path, as Obsidian does: notes before other files, the same spelling before others."""
        if (target, fold) not in self._same:
            paths = _best(self._files.named(target, fold), lambda path: self._rank(path, target))
            self._same[target, fold] = tuple(paths), Nearest(paths, str)
        rivals, nearest = self._same[target, fold]
        return _one_of(self._into(link, nearest.to(link.path), "file"), rivals) if rivals else None

    def _rank(self, path: str, target: str) -> tuple[bool, bool]:
        stem = f"/{path}".removesuffix(".md").removesuffix(".markdown")
        return path not in self._files.notes, not stem.endswith(f"/{target}")

    def _by_name(self, link: Link, name: str) -> Resolution | None:
        """By a name; the nearest of those that have it, and rather one that does not hold the link."""
        rivals = self.called(name)
        if not rivals:
            return None
        if name not in self._near:
            self._near[name] = tuple(each.id for each in rivals), Nearest(rivals, lambda each: each.path)
        ids, nearest = self._near[name]
        entry = nearest.to(link.path, lambda each: _holds(each, link))
        place = Resolution(
            "found", entry.id, entry.path, max(entry.line, 1), "title" if entry.id == entry.path else "name"
        )
        if link.fragment:
            place = self._fragment(link.fragment, place, (entry.line, entry.last_line))
        return _one_of(place, ids)

    def _by_whole_name(self, link: Link) -> Resolution | None:
        """By a name that has a `#` in it."""
        if link.form != "wiki" or not link.fragment:
            return None
        return self._by_name(link._replace(fragment=""), f"{link.target}#{link.fragment}")

    def _into(self, link: Link, path: str, by: By) -> Resolution:
        """A file, or what its fragment names in it."""
        place = Resolution("found", path if path in self._files.notes else "", path, 1, by)
        return self._fragment(link.fragment, place, None) if link.fragment and place.id else place

    def _fragment(self, fragment: str, place: Resolution, inside: tuple[int, int] | None) -> Resolution:
        if position := _POSITION.fullmatch(fragment):
            return place._replace(line=int(position["line"] or place.line))
        if place.path not in self._anchors:
            self._anchors[place.path] = Anchors(self._within(place.path))
        found = self._anchors[place.path].find(fragment, inside)
        if found:
            return place._replace(id=found[0], line=found[1])
        return place if fragment == _TOP else place._replace(lost=fragment)


def _is_only_link(entry: Entry) -> bool:
    """Whether an entry's heading is nothing but a link: it has the name of its target, and is not that."""
    return entry.id != entry.path and bool(_ONLY_LINK.match(entry.text.lstrip("\n")))


def _holds(entry: Entry, link: Link) -> bool:
    return entry.path == link.path and entry.line <= link.line <= entry.end_line


def _best(found: Sequence[T], rank: Callable[[T], tuple[int, ...]]) -> list[T]:
    """Those of the best rank."""
    if len(found) < 2:
        return list(found)
    ranks = [rank(each) for each in found]
    best = min(ranks)
    return [each for each, its in zip(found, ranks, strict=True) if its == best]


def _one_of(chosen: Resolution, rivals: tuple[str, ...]) -> Resolution:
    """The chosen place, called ambiguous when others have the same right."""
    return chosen if len(rivals) < 2 else chosen._replace(status="ambiguous", others=rivals)
