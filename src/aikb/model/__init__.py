"""The plain frozen values that travel between the stages: of notes, of the entries in them, and of answers.

Named tuples, not dataclasses: every command imports this package, and those write and compile their methods then.
"""

from aikb.model.answers import (
    Definition,
    Hit,
    IndexStatus,
    Match,
    Meaning,
    NoteSummary,
    Progress,
    SearchResult,
    Stats,
    SyncReport,
    TagCount,
)
from aikb.model.entries import (
    ENTRY_TYPES,
    Draft,
    Entry,
    EntryType,
    Outline,
    Passage,
)
from aikb.model.notes import (
    KINDS,
    PLAIN,
    Block,
    BlockType,
    Dialect,
    Edit,
    Field,
    Kind,
    Link,
    LinkForm,
    Note,
    Problem,
    Severity,
)

__all__ = [
    "ENTRY_TYPES",
    "KINDS",
    "PLAIN",
    "Block",
    "BlockType",
    "Definition",
    "Dialect",
    "Draft",
    "Edit",
    "Entry",
    "EntryType",
    "Field",
    "Hit",
    "IndexStatus",
    "Kind",
    "Link",
    "LinkForm",
    "Match",
    "Meaning",
    "Note",
    "NoteSummary",
    "Outline",
    "Passage",
    "Problem",
    "Progress",
    "SearchResult",
    "Severity",
    "Stats",
    "SyncReport",
    "TagCount",
]
