"""Join an open index and the link store: links from an entry, links to it, and their places."""

import os
import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path

from aikb.base.sqlite import is_refusal
from aikb.kb.linkgraph import worker
from aikb.kb.linkgraph.name_targets import NameTargets
from aikb.links.files import Files, below_root, without_ending
from aikb.links.mention_places import MentionPlace, NoteText
from aikb.links.resolve import Resolution, Resolver
from aikb.links.sentence import around
from aikb.links.store import STORE_FILE, VERSION, LinkStore, Source
from aikb.model import Entry, Link, Progress
from aikb.model.links import Neighbour
from aikb.names.fold import key
from aikb.notes.changes import digest
from aikb.notes.files import find_notes
from aikb.notes.target_first import head_lines
from aikb.query.index import Index
from aikb.query.notefile import of_empty

_FILE = re.compile(r"\.[A-Za-z0-9]{1,8}$")

Ends = tuple[Link, Resolution, Entry | None]  # a written link, where it leads, and the entry there


class LinkBase(NameTargets):
    """The links of one state of the index. Look-ups are cached; use as a context manager."""

    def __init__(self, index: Index, root: Path, progress: Progress | None = None) -> None:
        super().__init__(index)
        self._root = root
        self._summaries = {note.path: note for note in self._catalog.notes()}
        self._bodies = {path: note.body_line for path, note in self._summaries.items()}
        self._notes: dict[str, list[Entry]] = {}
        self._ids: dict[str, dict[str, Entry]] = {}
        self._starts: dict[str, list[int]] = {}  # of the lines of an entry's text
        self.store = _up_to_date(index.generation / STORE_FILE, self._source()._replace(progress=progress))

    def __enter__(self) -> "LinkBase":
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def entries(self, path: str) -> list[Entry]:
        """Return the entries of a note, by line."""
        if path not in self._notes:
            self._notes[path] = self._catalog.of_note(path)
        return self._notes[path]

    def root(self, path: str) -> Entry:
        """Return the entry of a note as a whole, also of an empty one."""
        return next(iter(self.entries(path)), None) or of_empty(self._summaries[path])

    def named_entries(self) -> Iterator[Entry]:
        """Return all named entries, by place."""
        return (entry for path in self._bodies for entry in self.entries(path) if not entry.rest)

    def holder(self, path: str, line: int) -> Entry | None:
        """Return the innermost named entry around a line of a note."""
        entries = self.entries(path)
        for at in range(bisect_right(entries, line, key=lambda each: each.line) - 1, -1, -1):
            if not entries[at].rest and line <= entries[at].last_line:
                return entries[at]
        return None

    @cached_property
    def written(self) -> list[Ends]:
        """All written links with their targets, by place."""
        return [self._led(link) for link in self.store.written()]

    def written_in(self, entry: Entry) -> Iterator[Ends]:
        """Return the written links of an entry and of everything inside it."""
        return map(self._led, self.store.written(entry.path, entry.line, entry.last_line))

    def neighbour(self, entry: Entry | None, link: Link | MentionPlace) -> Neighbour:
        """Return a link or a mention with the sentence around it; `entry` is at its other end."""
        text, offset = self._text_at(link.path, link.line)
        start = offset + link.column - 1
        if isinstance(link, MentionPlace):
            label, end = link.text, start + len(link.text)
        else:
            label, end = link.text, start + (link.end_column - link.column if link.end_line == link.line else 1)
        shown = around(text, start, min(end, len(text))) if text else label
        label = " ".join(label.split())
        return Neighbour(entry, isinstance(link, Link), link.path, link.line, link.column, label, shown)

    def is_placeholder(self, link: Link) -> bool:
        """Return whether a link needs no target: in a template, and a tag."""
        return link.form == "tag" or self._summaries[link.path].role == "template"

    def _led(self, link: Link) -> Ends:
        found = self._resolver.resolve(link)
        if found.status == "unresolved" and (file := self._file(link)):
            found = found._replace(status="found", path=file)
        return link, found, self._with_id(found.path, found.id) if found.id else None

    def _with_id(self, path: str, wanted: str) -> Entry | None:
        if path not in self._ids:
            self._ids[path] = {each.id: each for each in (*self.entries(path), self.root(path))}
        return self._ids[path].get(wanted)

    def _file(self, link: Link) -> str:
        """Return the path of the file other than a note that a link leads to; never looks outside the notes folder."""
        for base in ("", link.path.rpartition("/")[0], without_ending(link.path)):
            path = below_root(base, link.target)
            if path and "\0" not in path and os.path.isfile(self._root / path):  # noqa: PTH113 - a long name raises with Path
                return path
        named = self._attachments.named(link.target) if _FILE.search(link.target) else ()
        return named[0] if named else ""

    @cached_property
    def _attachments(self) -> Files:
        """Every file of the notes folder, listed once a link to a file is not found by its path."""
        return Files((), (file.path for file in find_notes(self._root, ("**/*",))))

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(Files(self._bodies, ()), self.senses, self.entries)

    def _text_at(self, path: str, line: int) -> tuple[str, int]:
        """Return the text of the entry that a line belongs to, and the line's offset in it; empty for metadata."""
        entries = self.entries(path)
        at = bisect_right(entries, line, key=lambda each: each.line) - 1
        entry = entries[at] if at >= 0 else None
        first = max(entry.line, self._bodies.get(path, 1)) if entry else 0
        if entry is None or not first <= line <= entry.end_line:
            return "", 0
        if entry.id not in self._starts:
            self._starts[entry.id] = [0, *(match.end() for match in re.finditer("\n", entry.text))]
        return entry.text, self._starts[entry.id][line - first]

    def _source(self) -> Source:
        catalog = self._catalog
        states = catalog.states()

        def read(path: str) -> NoteText:
            head = self._head(path, states[path].digest)
            return NoteText(path, self._bodies[path], self.entries(path), head, self._index.dialect)

        digests = {path: state.digest for path, state in states.items()}
        state = f"{VERSION} {catalog.meta('commit')} {self._index.builtin}"
        share = partial(worker.readings, read_text=read)
        return Source(state, lambda: digests, self.all_names, read, share=share)

    def _head(self, path: str, content: bytes) -> Sequence[str]:
        """Return the lines of a note's metadata, if its file has not changed since it was indexed."""
        if self._bodies[path] < 2:
            return ()
        now, data = digest(self._root, path)
        return head_lines(data, self._bodies[path], self._index.dialect) if data and now == content else ()


def _up_to_date(path: Path, source: Source) -> LinkStore:
    """Return the store in that file, updated; in memory if the file cannot be written."""
    for _ in range(2):
        try:
            return _updated(LinkStore(path), source)
        except sqlite3.DatabaseError as error:
            if is_refusal(error) or getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CANTOPEN:
                break
            path.unlink(missing_ok=True)  # damaged or foreign
    return _updated(LinkStore(None), source)


def _updated(store: LinkStore, source: Source) -> LinkStore:
    try:
        store.update(source)
    except BaseException:
        store.close()
        raise
    return store


def keys_of(entry: Entry) -> list[str]:
    """Return the keys of an entry's names."""
    return list(dict.fromkeys(map(key, entry.names)))


def holds(outer: Entry, path: str, line: int) -> bool:
    """Return whether a line of a note is inside an entry."""
    return outer.path == path and outer.line <= line <= outer.last_line
