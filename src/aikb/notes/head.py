"""Read the lines and metadata of a note, before any Markdown is parsed."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aikb.notes.admonitions import dedented
from aikb.notes.conflicts import conflicts, findings, without_marks
from aikb.notes.decode import Decoded, decode, split_lines
from aikb.notes.dialects import read_metadata
from aikb.notes.furniture import without_furniture
from aikb.notes.metadata import Finding, Metadata
from aikb.notes.values import Meta, read_values


class Head(NamedTuple):
    """A note without its blocks: its text, the pairs of its metadata, and their meaning."""

    decoded: Decoded
    lines: tuple[str, ...]
    metadata: Metadata
    meta: Meta
    conflicts: Sequence[tuple[int, ...]] = ()  # the lines of git's marks, from 0

    @property
    def parsed(self) -> Sequence[str]:
        """The lines as they are parsed: as many, without what is no text."""
        return dedented(without_furniture(without_marks(self.lines, self.conflicts)))

    def findings(self) -> Iterator[Finding]:
        """What is wrong with all of it."""
        yield from self.decoded.findings
        yield from _bom_finding(self.decoded, self.metadata.body_line)
        yield from self.metadata.findings
        yield from self.meta.findings
        yield from findings(self.conflicts)


def read_head(data: bytes) -> Head:
    """Return the head of the note in `data`."""
    decoded = decode(data)
    lines = tuple(split_lines(decoded.text))
    found = conflicts(lines) if "\n<<<<<<< " in f"\n{decoded.text}" else ()
    metadata = read_metadata(without_marks(lines, found))
    return Head(decoded, lines, metadata, read_values(metadata.pairs), found)


def _bom_finding(decoded: Decoded, body_line: int) -> Iterator[Finding]:
    if decoded.bom and body_line > 1 and decoded.encoding == "utf-8":
        message = "A byte order mark before the front matter: many tools then miss the front matter."
        yield Finding(1, 1, "AKB104", message, "info")
