"""Find known terms in a displayed text with a few catalog look-ups."""

from collections.abc import Sequence
from typing import NamedTuple

from aikb.kb.linkgraph.name_targets import NameTargets
from aikb.links.files import Files
from aikb.links.mentions import Finder
from aikb.links.prose import Prose
from aikb.links.resolve import Resolver
from aikb.model import Entry, Link
from aikb.names.fold import key
from aikb.notes.wikilinks import find_wikilinks
from aikb.query.index import Index

Found = tuple[int, int, Entry]  # start and end of a mention in a text, and where it leads


class Terms(NamedTuple):
    """The names in some texts and their entries; needs no index any more."""

    finder: Finder
    own: frozenset[str]
    meant: dict[tuple[str, str], Entry | None]
    written: dict[str, Entry | None]

    def find(self, text: str) -> list[Found]:
        """Return the first mention of each term in one of the texts, in order."""
        found = ((mention, text[mention.start : mention.end]) for mention in self.finder.find(Prose(text), self.own))
        ends = ((each.start, each.end, self.meant.get((each.key, written))) for each, written in found)
        return [(start, end, entry) for start, end, entry in ends if entry]

    def led(self, target: str) -> Entry | None:
        """Return the entry of a wikilink in one of the texts, by its target as written."""
        return self.written.get(target)


def terms(index: Index, shown: Sequence[Entry], texts: Sequence[str]) -> Terms:
    """Return the terms in the texts of these entries; an entry and those around it are not terms in its own text."""
    names = NameTargets(index)
    prose = [Prose(text) for text in texts]
    finder = Finder(names.names_in(prose))
    own = frozenset(key(name) for entry in shown for each in _enclosing(index, entry) for name in each.names)
    meant: dict[tuple[str, str], Entry | None] = {}
    paths = {each.path for each in shown}
    path = paths.pop() if len(paths) == 1 else ""
    for text in prose:
        for mention in finder.find(text, own):
            written = text.text[mention.start : mention.end]
            meant[mention.key, written] = _elsewhere(names.meant(mention.key, written, path), shown)
    return Terms(finder, own, meant, _written(index, names, shown, texts))


def _written(index: Index, names: NameTargets, shown: Sequence[Entry], texts: Sequence[str]) -> dict[str, Entry | None]:
    """Return the entries of the wikilinks in the texts, by their targets as written."""
    targets = {link.whole.strip() for text in texts for link in find_wikilinks(text)}
    if not targets:
        return {}
    resolver = Resolver(Files(note.path for note in index.catalog.notes()), names.senses, index.catalog.of_note)
    found: dict[str, Entry | None] = {}
    for target in targets:
        name, _, fragment = target.partition("#")
        here = shown[0]
        link = Link(here.path, here.line, 1, here.line, 1, "wiki", name.strip(), fragment.strip(), target)
        found[target] = index.catalog.by_id(resolver.resolve(link).id)
    return found


def _enclosing(index: Index, entry: Entry) -> list[Entry]:
    return [entry, *index.catalog.around(entry.path, entry.line, entry.end_line)]


def _elsewhere(entry: Entry | None, shown: Sequence[Entry]) -> Entry | None:
    """Return the entry, unless it is one of those on the screen."""
    inside = entry and any(each.path == entry.path and each.line <= entry.line <= each.last_line for each in shown)
    return None if inside else entry
