"""What is searched, defined and linked: an entry, before and after its names are known, and with what is inside it."""

from typing import Literal, NamedTuple

from aikb.model.notes import Field, Kind, Role

EntryType = Literal["term", "section"]
ENTRY_TYPES: tuple[EntryType, ...] = ("term", "section")


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
    others: tuple[str, ...] = ()  # inline sources of further names, which the author set apart from the head


class Entry(NamedTuple):
    """What is searched, defined and linked. Entries partition a note: `line` to `end_line` is this entry's alone.

    Where a note opens with another entry, that of the note as a whole has no line: `end_line` is 0.
    """

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
    fields: tuple[Field, ...] = ()  # of a note as a whole: what its metadata says besides names and tags
    role: Role = ""  # of its note

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.names[0]


Evidence = Literal["initials", "full", "means", "kind", "marked", "recurs", "gloss", "pair", "alias", "topic"]


class Mention(NamedTuple):
    """A sentence of running text that explains names: it pairs them with each other, or says what the first one means.

    `evidence` is what speaks for the names: some of it is enough by itself, some must be confirmed by the lexicon or by
    other notes (`query.mentions`).
    """

    names: tuple[str, ...]
    evidence: Evidence
    path: str
    line: int  # of the first name
    sentence: str  # as plain text, on one line
    defines: bool = False  # the sentence says what it means


class Passage(NamedTuple):
    """An entry with all that stands inside it, as Markdown."""

    entry: Entry
    text: str
    created: str = ""  # of a whole note: ISO dates, where its metadata has them
    updated: str = ""
    others: tuple[Entry, ...] = ()  # entries that go by the same name


class Outline(NamedTuple):
    """An entry and what goes by a name inside it, by line."""

    entry: Entry
    inside: tuple[Entry, ...]
