"""One note as rules see it: each part is read when first needed, so front matter costs no Markdown."""

from functools import cached_property
from typing import TYPE_CHECKING

from aikb.check.concepts import STOCK, Concepts, Vocabulary
from aikb.check.config import Config

if TYPE_CHECKING:
    from aikb.model import Draft, Entry, Note, Role
    from aikb.notes.decode import Decoded
    from aikb.notes.head import Head
    from aikb.notes.metadata import Metadata, Pair
    from aikb.notes.values import Meta


class Subject:
    """A note to check: `data` is the content of its file, `path` is relative to the notes root.

    Of the `vocabulary` only the built-in lexicon may be used: findings outlive changes of a user's own.
    """

    def __init__(self, path: str, data: bytes, config: Config, vocabulary: Vocabulary = STOCK) -> None:
        self.path = path
        self.data = data
        self.config = config
        self._vocabulary = vocabulary

    @property
    def known(self) -> Concepts:
        """The concepts of the built-in lexicon."""
        return self._vocabulary.builtin()

    def cut(self, run: str) -> list[str]:
        """Cut a run of Han characters by the shipped dictionary and the built-in lexicon."""
        return self._vocabulary.cut(run)

    @cached_property
    def head(self) -> "Head":
        """Text, lines and metadata; parses no Markdown."""
        from aikb.notes.head import read_head  # noqa: PLC0415 - yaml: only for notes that are read

        return read_head(self.data)

    @cached_property
    def role(self) -> "Role":
        """What the note is besides a note: nothing is found in a template, and a file that is no text is not looked at."""
        from aikb.notes.roles import is_binary, role_of  # noqa: PLC0415 - see `head`

        if is_binary(self.data):
            return "binary"
        return role_of(self.path, self.head.lines[: self.head.metadata.body_line - 1], self.config.dialect)

    @property
    def decoded(self) -> "Decoded":
        """The text without its byte order mark, and its encoding."""
        return self.head.decoded

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as an editor counts them, without line ends."""
        return self.head.lines

    @property
    def metadata(self) -> "Metadata":
        """The pairs of the front matter (or its equivalent) and the first line after it."""
        return self.head.metadata

    @property
    def pairs(self) -> "tuple[Pair, ...]":
        """The keys and values of the metadata with their places."""
        return self.head.metadata.pairs

    @property
    def meta(self) -> "Meta":
        """The meaning of the metadata: title, aliases, tags, dates."""
        return self.head.meta

    @cached_property
    def note(self) -> "Note":
        """The whole note, with its Markdown parsed."""
        from aikb.notes.reader import read_body  # noqa: PLC0415 - markdown-it: only for rules that look at the text

        return read_body(self.path, self.head, self.config.dialect)

    @cached_property
    def drafts(self) -> "tuple[Draft, ...]":
        """The entries before they are named: lines, head-word, definition."""
        from aikb.entries import extract  # noqa: PLC0415 - see `note`

        return extract(self.note)

    @cached_property
    def entries(self) -> "tuple[Entry, ...]":
        """The entries with their names, by line."""
        from aikb.entries.naming import name_entries  # noqa: PLC0415 - see `note`

        return name_entries(self.note, self.drafts)
