"""A note as it is read: its blocks, the links written in it, what is wrong with it and what mends that."""

from typing import Literal, NamedTuple

Kind = Literal["glossary", "lingo", "topic", "note"]
KINDS: tuple[Kind, ...] = ("glossary", "lingo", "topic", "note")

BlockType = Literal["heading", "paragraph", "list", "item", "quote", "code", "table", "row", "cell", "html", "rule"]

Severity = Literal["error", "warning", "info"]

# What a note is besides: a template, what a tool keeps for itself, or no text at all.
Role = Literal["", "template", "noise", "binary"]

LinkForm = Literal["wiki", "embed", "tag", "markdown", "image", "url"]


class Dialect(NamedTuple):
    """How the notes of a collection are written, where that cannot be seen in a note itself."""

    label_first: bool = False  # wikilinks are `[[label|target]]` in the files, as Dendron writes them
    named_by_file: bool = False  # a note's title is the name of its file, as in Obsidian, Logseq and zk
    templates: tuple[str, ...] = ()  # folders
    ignored: tuple[str, ...] = ()  # paths, or how they begin, that Obsidian leaves out of its own searches


PLAIN = Dialect()


class Edit(NamedTuple):
    """New text for a stretch of a file: 1-based, columns count code points of a line without its end, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Change(NamedTuple):
    """The bytes of a file before and after."""

    path: str  # relative to the notes root
    before: bytes
    after: bytes


class Rewrite(NamedTuple):
    """One place in a note where text is replaced."""

    path: str
    line: int
    column: int
    before: str
    after: str


class Problem(NamedTuple):
    """What is wrong in a note, and where: `line` and `column` are 1-based, columns count code points."""

    path: str
    line: int
    column: int
    rule: str  # a permanent code of check.RULES, such as AKB003
    message: str
    severity: Severity = "error"
    edits: tuple[Edit, ...] = ()  # what mends it, where that is mechanical
    safe: bool = True  # whether the edits change nothing but what the finding speaks of


class Link(NamedTuple):
    """A link as it is written. Lines and columns are 1-based, columns count code points, the end is exclusive.

    `target` is percent-decoded where Markdown is, and empty for a link into its own note; the `fragment` is what
    stands behind `#`. A `tag` is `#[[page]]`, which need not be there. A `url` is anything that leads out of the notes; its target is the address as it stands.
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


class Field(NamedTuple):
    """A line of a note's metadata: the key it belongs to (empty where none is known), and what it says."""

    line: int
    key: str
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
    summary: str = ""  # what the metadata says the note is about: its description
    fields: tuple[Field, ...] = ()  # the lines of the metadata
    role: Role = ""
    dialect: Dialect = PLAIN  # of its file; lines and blocks have all wikilinks as `[[target|label]]`
