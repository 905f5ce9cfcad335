"""The entries of a note come in, which of them stands behind a `#fragment` goes out."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from aikb.model import Entry
from aikb.names.fold import fold_text, key
from aikb.notes.titles import plain_title

_HEADING = re.compile(r"[ >]*(?:[-*+] +)?#{1,6}\s*(.*?)\s*#*\s*")
# A place that HTML or an attribute gives a name: `<a name="x">`, `{#x}`.
ANCHOR = re.compile(r"""<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*["']?(?P<html>[^"'\s<>]+)|\{#(?P<attribute>[\w:.-]+)""")
_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(.+)-(\d{1,4})")

Found = tuple[str, int]  # entry id, line


class Anchors:
    """What the fragments of links into a note may name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._by_id = {entry.id.partition("#")[2]: entry for entry in entries}

    @cached_property
    def _by_heading(self) -> dict[str, list[Entry]]:
        return _group(self._entries, lambda entry: {_flat(heading_of(entry))})

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        return _group(self._entries, lambda entry: {key(name) for name in entry.names})

    @cached_property
    def _by_anchor(self) -> dict[str, Found]:
        return dict(reversed([*_anchors(self._entries)]))

    def find(self, fragment: str, inside: tuple[int, int] | None = None) -> Found | None:
        """The entry that a fragment names: by its id, by its heading in any anchor's spelling, by its names.

        `inside` are the first and the last line among which is looked first. `^id` is the line that ends with it; of
        `a#b`, a path of headings as Obsidian writes it, `b` below `a`; `b-1` is GitHub's second `b`.
        """
        if fragment.startswith("^"):
            return next(_blocks(fragment, self._entries), None)
        found = self._named(fragment) or list(self._nested(fragment)) or self._numbered(fragment)
        if not found:
            return self._by_anchor.get(fragment)
        best = next((each for each in found if inside and inside[0] <= each.line <= inside[1]), found[0])
        return best.id, max(best.line, 1)

    def _named(self, fragment: str) -> list[Entry]:
        by_id = self._by_id.get(fragment) if fragment else None
        return [
            *([by_id] if by_id else ()),
            *self._by_heading.get(_flat(fragment), ()),
            *self._by_name.get(key(fragment), ()),
        ]

    def _nested(self, fragment: str) -> Iterator[Entry]:
        above, _, last = fragment.rpartition("#")
        around = [key(part) for part in above.split("#")]
        for entry in self._named(last) if above else ():
            headings = {key(heading) for heading in entry.heading}
            if headings.issuperset(around):
                yield entry

    def _numbered(self, fragment: str) -> list[Entry]:
        match = _NUMBERED.fullmatch(fragment)
        return self._by_heading.get(_flat(match[1]), [])[int(match[2]) :][:1] if match else []


def _group(entries: Iterable[Entry], keys: Callable[[Entry], set[str]]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for each in () if entry.rest else keys(entry):
            groups.setdefault(each, []).append(entry)
    return groups


def _blocks(fragment: str, entries: Iterable[Entry]) -> Iterator[Found]:
    mark = re.compile(rf"(?:.*[^\w^])?{re.escape(fragment)}\s*")
    for entry in entries:
        lines = entry.text.split("\n") if fragment in entry.text else ()
        first = entry.end_line - len(lines) + 1  # the text of a note begins behind its front matter
        yield from ((entry.id, first + index) for index, line in enumerate(lines) if mark.fullmatch(line))


def _anchors(entries: Iterable[Entry]) -> Iterator[tuple[str, Found]]:
    for entry in entries:
        first = entry.end_line - entry.text.count("\n")
        for match in ANCHOR.finditer(entry.text):
            name = match["html"] or match["attribute"]
            yield name, (entry.id, first + entry.text.count("\n", 0, match.start()))


def heading_of(entry: Entry) -> str:
    """The text of the heading that an entry begins with, else its name."""
    match = _HEADING.fullmatch(entry.text.lstrip("\n").partition("\n")[0])
    return plain_title(match[1]) if match else entry.names[0]


def _flat(text: str) -> str:
    """Letters and digits alone: anchors drop signs and join words, each tool in its own way."""
    return _SIGNS.sub("", fold_text(text)) or text
