"""The plain frozen values that travel between the stages, in the order in which they come to be.

Named tuples, not dataclasses: every command imports this module, and fifteen of those cost it 7 ms.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal["glossary", "lingo", "topic", "note"]
KINDS: tuple[Kind, ...] = ("glossary", "lingo", "topic", "note")

EntryType = Literal["term", "section"]
ENTRY_TYPES: tuple[EntryType, ...] = ("term", "section")

BlockType = Literal["heading", "paragraph", "list", "item", "quote", "code", "table", "row", "cell", "html", "rule"]

Severity = Literal["error", "warning", "info"]

Match = Literal["exact", "fuzzy", "none"]

LinkForm = Literal["wiki", "embed", "markdown", "image", "url"]


class Problem(NamedTuple):
    """What is wrong in a note, and where: `line` and `column` are 1-based, columns count code points."""

    path: str
    line: int
    column: int
    rule: str  # a permanent code of check.RULES, such as AKB003
    message: str
    severity: Severity = "error"
    edits: "tuple[Edit, ...]" = ()  # what mends it, where that is mechanical
    safe: bool = True  # whether the edits change nothing but what the finding speaks of


class Link(NamedTuple):
    """A link as it is written. Lines and columns are 1-based, columns count code points, the end is exclusive.

    `target` is percent-decoded where Markdown is, and empty for a link into its own note; the `fragment` is what
    stands behind `#`. A `url` is anything that leads out of the notes; its target is the address as it stands.
    """

    path: str  # of the note that it stands in
    line: int
    column: int
    end_line: int
    end_column: int
    form: LinkForm
    target: str
    fragment: str
    text: str  # as a reader sees it, on one line


class Edit(NamedTuple):
    """New text for a stretch of a file: 1-based, columns count code points of a line without its end, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Block(NamedTuple):
    """A block of Markdown: what it is, which lines it covers (1-based, inclusive), its text and its children.

    `text` is inline Markdown source with the lines of a paragraph joined by `\\n`; for `code` it is the code.
    A `list` holds `item`s; an `item` has the text of its first paragraph and the blocks behind it as children.
    A `table` holds `row`s (the header row first), a `row` holds `cell`s. A `quote` holds blocks.
    """

    type: BlockType
    line: int
    end_line: int
    level: int = 0  # heading: 1-6; item: depth of its list, from 1; else 0
    text: str = ""
    children: tuple["Block", ...] = ()


class Note(NamedTuple):
    """One file, read: what its metadata says, its lines as an editor counts them, and its blocks."""

    path: str  # relative to the notes root, with "/"
    kind: Kind
    title: str  # front matter's title, else the first H1, else the file's name
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    created: str = ""  # ISO date, or empty
    updated: str = ""
    sources: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # without line ends; never empty for a file that has text
    body_line: int = 1  # the first line behind the metadata
    blocks: tuple[Block, ...] = ()
    problems: tuple[Problem, ...] = ()
    titled: bool = False  # whether the title stands in the metadata


class Draft(NamedTuple):
    """An entry before its names are known: an extractor's claim on the lines of a note.

    `head` is the inline source that holds the names (a heading, the head-word of a bullet); `gloss` is the inline
    source of what defines it, if anything does. `line` to `last_line` is all that belongs to it, its children
    included; `line` to `end_line` is what belongs to it alone.
    """

    type: EntryType
    head: str
    line: int
    end_line: int
    last_line: int
    gloss: str = ""
    weak: bool = False  # inferred from form alone: ranking and `define` prefer the others
    parent: int | None = None  # index of the enclosing draft
    rest: bool = False  # the text of `parent` that goes on behind one of its children
    root: bool = False  # stands for the whole note: takes the title, aliases and tags of the metadata


class Entry(NamedTuple):
    """What is searched, defined and linked. Entries partition a note: `line` to `end_line` is this entry's alone."""

    id: str  # path, or path#slug: stable across edits elsewhere in the note
    type: EntryType
    kind: Kind
    names: tuple[str, ...]  # the canonical name first, then the aliases, in any language
    note: str  # the note's title
    path: str
    heading: tuple[str, ...]  # from the outermost heading down; a section's own name is the last
    line: int
    end_line: int
    last_line: int  # with everything that stands inside it
    tags: tuple[str, ...] = ()
    definition: str | None = None  # plain text; None when the notes only name the term
    text: str = ""  # the Markdown of its own lines
    weak: bool = False
    rest: bool = False  # goes on with the text of the entry it is named after; not found by name

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0]


class Hit(NamedTuple):
    """An entry that answers a query: how well, and the passage that shows it."""

    entry: Entry
    score: float
    match_line: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()  # spans of the snippet that matched
    name_marks: tuple[tuple[tuple[int, int], ...], ...] = ()  # for each name of the entry, spans of it that matched
    parts: Mapping[str, float] = MappingProxyType({})  # what the score is made of, for --explain


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


class Definition(NamedTuple):
    """The answer to a lookup: the senses of a term, defined ones first."""

    term: str
    match: Match
    names: tuple[str, ...] = ()
    senses: tuple[Entry, ...] = ()
    related: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    known: tuple[str, ...] = ()  # what the lexicon calls it, when no note does
    passages: tuple["Hit", ...] = ()  # what says most about a term that is named and nowhere defined
    meanings: tuple[Meaning, ...] = ()  # when the lexicon knows several things of that name


class TagCount(NamedTuple):
    """A tag as it is mostly written, its other spellings, and the paths of the notes that carry it."""

    tag: str
    variants: tuple[str, ...]
    notes: tuple[str, ...]


class NoteSummary(NamedTuple):
    """What is known of a note without its text."""

    path: str
    kind: Kind
    title: str
    tags: tuple[str, ...] = ()
    titled: bool = False  # whether the title stands in the metadata
    body_line: int = 1  # 1 when there is no metadata


class Passage(NamedTuple):
    """An entry with all that stands inside it, as Markdown."""

    entry: Entry
    text: str
    matter: str = ""  # of a whole note: its metadata as it stands in the file
    others: tuple[Entry, ...] = ()  # entries that go by the same name


class Outline(NamedTuple):
    """An entry and what goes by a name inside it, by line."""

    entry: Entry
    inside: tuple[Entry, ...]


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
