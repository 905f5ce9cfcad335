"""What questions are answered with: hits and senses, and the collection in lists and numbers."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from aikb.model.entries import Entry
from aikb.model.notes import Change, Kind, Rewrite, Role

Match = Literal["exact", "fuzzy", "none"]


class Hit(NamedTuple):
    """An entry that answers a query: how well, and the passage that shows it."""

    entry: Entry
    score: float
    match_line: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()  # spans of the snippet that matched
    name_marks: tuple[tuple[tuple[int, int], ...], ...] = ()  # for each name of the entry, spans of it that matched
    parts: Mapping[str, float] = MappingProxyType({})  # what the score is made of, for --explain
    key: str = ""  # of the metadata, where the passage is a line of that


class SearchResult(NamedTuple):
    """The answer to a search. `exact` is false when no entry has all the words and the hits are the nearest."""

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    exact: bool = True
    expanded: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()  # (typed word that stands nowhere, what was searched for instead)
    remarks: tuple[str, ...] = ()  # for the person: what was not understood


class Meaning(NamedTuple):
    """One of the things that the lexicon knows under a name that several share."""

    names: tuple[str, ...]
    field: str  # of AI: ml, nlp, cv …
    note: str  # which one is meant
    ids: tuple[str, ...] = ()  # of the senses that speak of it
    elsewhere: Entry | None = None  # the entry that is this thing under another name, when no sense is


class MentionSense(NamedTuple):
    """A sense that only running text gives: the sentence that defines or glosses the term, and the entry it is in."""

    names: tuple[str, ...]  # the one that was asked for first
    sentence: str
    line: int
    defines: bool
    entry: Entry

    @property
    def definition(self) -> str | None:
        """The sentence, if it says what the term means."""
        return self.sentence if self.defines else None

    def as_entry(self) -> Entry:
        """Return the entry it is in as a term that is this sentence alone."""
        place = self.entry._replace(type="term", line=self.line, end_line=self.line, last_line=self.line)
        return place._replace(names=self.names, definition=self.definition, text=self.sentence)


class BuiltinTerm(NamedTuple):
    """What the built-in notes have for a term that the notes asked do not define."""

    name: str
    definition: str
    path: str
    line: int


class Definition(NamedTuple):
    """The answer to a lookup: the senses of a term, defined ones first, then those that only running text gives."""

    term: str
    match: Match
    names: tuple[str, ...] = ()
    senses: tuple[Entry, ...] = ()
    related: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    known: tuple[str, ...] = ()  # what the lexicon calls it, when no note does
    passages: tuple[Hit, ...] = ()  # what says most about a term that is named and nowhere defined
    meanings: tuple[Meaning, ...] = ()  # when the lexicon knows several things of that name
    mentions: tuple[MentionSense, ...] = ()  # when no sense has a definition
    spoken_of: int | None = None  # entries with the term in their text; not counted when the notes define it
    builtin: BuiltinTerm | None = None

    @property
    def found(self) -> bool:
        """Whether the notes answer: by an entry of that name or by a sentence that explains it."""
        return bool(self.senses or self.mentions)

    @property
    def defined(self) -> bool:
        """Whether the notes say what the term means."""
        return any(sense.definition for sense in self.senses) or any(each.defines for each in self.mentions)


class TagCount(NamedTuple):
    """A tag as it is mostly written, its other spellings, and the paths of the notes that carry it, or one below it."""

    tag: str
    variants: tuple[str, ...]
    notes: tuple[str, ...]
    all_notes: tuple[str, ...] = ()  # with those of the tags below it


class NoteSummary(NamedTuple):
    """What is known of a note without its text."""

    path: str
    kind: Kind
    title: str
    tags: tuple[str, ...] = ()
    titled: bool = False  # whether the title stands in the metadata
    body_line: int = 1  # 1 when there is no metadata
    created: str = ""  # ISO date, or empty
    updated: str = ""
    role: Role = ""


Progress = Callable[[int, int], None]  # notes done, notes in all


class SyncReport(NamedTuple):
    """What bringing the index up to date did, in numbers of notes."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    rebuilt: str = ""  # why everything was read anew; empty when it was not


class IndexStatus(NamedTuple):
    """Where the index is and what it holds; sizes in bytes."""

    root: str
    folder: str
    notes: int
    entries: int
    size: int
    report: SyncReport
    pending: bool = False  # the report says what is still to be done
    left_out: tuple[str, ...] = ()  # what looks like notes and is not read: its path, and why


class Stats(NamedTuple):
    """A collection in numbers. `languages` counts entries by the languages of their names; sizes in bytes, times in ns."""

    notes: int
    kinds: Mapping[str, int]  # of the notes
    entries: int
    terms: int
    defined: int  # of the terms
    tags: int  # spellings of one tag counted once
    languages: Mapping[str, int]  # zh, en, mixed
    size: int
    built_ns: int
    updated_ns: int


class BenchRow(NamedTuple):
    """How well one kind of question is answered, as shares; `ms` is the median time of one."""

    kind: str
    asked: int
    first: float  # right at the first hit
    five: float  # among the first five
    rank: float  # mean of 1/rank
    none: float  # without any hit
    ms: float


class NewNote(NamedTuple):
    """A note that was written: its path below the notes root, the line that waits for text, and its other names."""

    path: str
    line: int
    kind: Kind
    aliases: tuple[str, ...]
    found: bool  # whether the settings let aikb read it
    meanings: tuple[str, ...] = ()  # what the name may mean, when the lexicon knows several such things
    near: str = ""  # name and place of the one entry with nearly the same spelling or sound


class Linking(NamedTuple):
    """The links that the first mentions in a note can become; nothing changes when `change` is None."""

    path: str
    change: Change | None = None
    rewrites: tuple[Rewrite, ...] = ()


class Renaming(NamedTuple):
    """What renaming changes: files, the places in them, and the path of a note that moves (old, new)."""

    old: str
    new: str
    changes: tuple[Change, ...]
    rewrites: tuple[Rewrite, ...]
    moved: tuple[str, str] | None = None
    shared: tuple[str, ...] = ()  # ids of the other entries with the new name
    left: tuple[str, ...] = ()  # ids of the other entries that keep the old name
