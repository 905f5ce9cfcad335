"""Find the entry that a name in a text leads to, if it is worth a link."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from aikb.index.catalog_rows import Name
from aikb.index.fields import is_field
from aikb.links.case_rules import is_sought, spellings
from aikb.links.everyday import is_everyday
from aikb.links.prose import BREAKS, Prose
from aikb.model import Entry
from aikb.names.fold import key
from aikb.names.generic import least_notes
from aikb.query.homonyms import by_concept
from aikb.query.index import Index
from aikb.query.senses import senses_in_text, senses_of

if TYPE_CHECKING:
    from aikb.links.store import Names

_PLAIN_WORD = re.compile(r"[A-Za-z][a-z]+")
_LABEL = re.compile(r"([^:：]{1,30})(?::\s|：)\s*\S")


class NameTargets:
    """The names of the notes and of the lexicon, for one state of the index. Look-ups are cached."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._catalog = index.catalog
        self._named: dict[str, list[Entry]] = {}
        self._common: dict[str, bool] = {}
        self._meant: dict[tuple[str, str], list[Entry]] = {}

    def all_names(self) -> "Names":
        """Return every name to look for in texts."""
        return _spelled(self._catalog.names_of_length(1, 1 << 30), self._index.lexicon.keys(1))

    def names_in(self, texts: Iterable[Prose]) -> "Names":
        """Return the names that may occur in these texts: those with the first characters of something in them."""
        pairs = {a + b for text in texts for a, b in pairwise(text.squeezed) if BREAKS.isdisjoint((a, b))}
        singles = {each for text in texts for each in text.squeezed if each.isascii() and each.isalnum()}
        parts = sorted(pairs)
        single = [name for name in self._catalog.named(sorted(singles)) if len(name.key) == 1]
        return _spelled([*self._catalog.names_beginning(parts), *single], self._index.lexicon.beginning(parts))

    def meant(self, name: str, written: str = "", path: str = "") -> Entry | None:
        """Return the entry that a mention of a key leads to, in the note at `path`, or None if it is not worth a link.

        That is the first sense that `define` shows for the name as it is `written`. An everyday word is not worth a
        link, nor a heading or a label that recurs in the collection, nor a name that the notes do not explain. A plain
        word that only heads a part of a note leads there from that note alone: its meaning depends on the note.
        """
        asked = name, written
        if asked not in self._meant:
            self._meant[asked] = [] if self.is_everyday(name) else self._all_meant(name, written)
        return next(
            (each for each in self._meant[asked] if each.path == path or not self._is_relative(each, name)), None
        )

    def _all_meant(self, name: str, written: str) -> list[Entry]:
        written = written if key(written) == name else name
        senses = senses_in_text(self._catalog, [written])
        return list(filter(_says_something, senses or by_concept(self._index, written)))

    def _is_relative(self, entry: Entry, name: str) -> bool:
        """Whether the entry is a part of a note, headed by one plain word that is no term of the field."""
        if entry.type != "section" or entry.id == entry.path:
            return False
        text = next((each for each in entry.names if key(each) == name), "")
        return _PLAIN_WORD.fullmatch(text) is not None and not self._index.lexicon.known([name])

    def senses(self, name: str) -> list[Entry]:
        """Return the entries with a key, in the order of `define`."""
        if name not in self._named:
            self._named[name] = senses_of(self._catalog, [name])
        return self._named[name]

    def recurs(self, entry: Entry) -> bool:
        """Return whether an entry is a heading or a label that recurs in the collection; it is related to nothing."""
        if entry.type == "section" and entry.id != entry.path:
            return key(entry.name) in self._generic_headings
        return is_field(entry, self._catalog.fields())

    @cached_property
    def _generic_headings(self) -> frozenset[str]:
        return frozenset(self._catalog.recurring_headings(least_notes(len(self._catalog.states()))))

    def is_everyday(self, name: str) -> bool:
        """Return whether the key is an everyday word, which would fill texts with links."""
        if name not in self._common:
            is_term = any(each.type == "term" and not each.weak for each in self.senses(name))
            self._common[name] = is_everyday(name, self._index.frequency, heading=not is_term)
        return self._common[name]


def _spelled(names: Iterable[Name], known: Iterable[tuple[str, str]]) -> "Names":
    names = list(names)
    fields = _fields(names)
    written: dict[str, list[str]] = {}
    for name in names:
        if is_sought(name.text) and _label(name.text) not in fields:
            written.setdefault(name.key, []).append(name.text)
    own = frozenset(written)  # the notes' own spelling wins
    for each, text in known:
        if is_sought(text) and each not in own:
            written.setdefault(each, []).append(text)
    return {each: spellings(forms) for each, forms in written.items()}


def _fields(names: Iterable[Name]) -> set[str]:
    """The labels that many entries' names begin with: `up: Berry` is a field of its note, and Berry the name in it."""
    entries: dict[str, set[int]] = {}
    for name in names:
        if label := _label(name.text):
            entries.setdefault(label, set()).add(name.uid)
    return {label for label, found in entries.items() if len(found) >= least_notes(0)}


def _label(name: str) -> str:
    """The key of the part before a colon in a name, or nothing."""
    found = _LABEL.match(name)
    return key(found[1]) if found else ""


def _says_something(entry: Entry) -> bool:
    """Return whether an entry has something to read; a term that is only named does not help."""
    return entry.type == "section" or entry.definition is not None or entry.last_line > entry.end_line
