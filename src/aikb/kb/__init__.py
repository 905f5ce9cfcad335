"""The library's front door: a knowledge base over one notes folder. Delegates; `opened` keeps the index usable.

Each method imports what it asks, so that a command pays for what it uses.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from aikb.index.cache import Cache
from aikb.kb.opened import NOBODY, Listener, Opened
from aikb.model import (
    Definition,
    Entry,
    IndexStatus,
    NoteSummary,
    Outline,
    Passage,
    SearchResult,
    Stats,
    TagCount,
)
from aikb.notes.files import real_path, spelled
from aikb.query.index import Index
from aikb.settings import Settings, cache_folder

if TYPE_CHECKING:
    from aikb.check.config import Config
    from aikb.check.run import Checked
    from aikb.kb.builtin import Builtin
    from aikb.kb.check import Check
    from aikb.kb.linkgraph.term_links import Terms
    from aikb.kb.links import Links
    from aikb.kb.write.add_links import Linking
    from aikb.kb.write.new_note import Written
    from aikb.kb.write.rename import Renaming
    from aikb.notes.template import Draft
    from aikb.query.bench import Question, Row

__all__ = ["KnowledgeBase", "Listener"]


class KnowledgeBase:
    """Answers from the notes of one folder.

    `fresh` brings the index up to date before the first answer; `builtin` lets the built-in lexicon say which names
    mean the same. Errors are AikbError.
    """

    def __init__(
        self,
        settings: Settings,
        environ: Mapping[str, str],
        *,
        fresh: bool = True,
        builtin: bool = True,
        listener: Listener = NOBODY,
    ) -> None:
        self.settings = settings
        self._cache = Cache(cache_folder(settings, environ))
        self._progress = listener.progress
        self._opened = Opened(settings, self._cache, fresh=fresh, builtin=builtin, listener=listener)
        self._environ, self._listener = environ, listener

    def __enter__(self) -> "KnowledgeBase":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the index. A question that comes all the same opens it again, and looks at the notes anew."""
        self._opened.forget()
        if "_builtin" in self.__dict__:
            self._builtin.close()

    @cached_property
    def _builtin(self) -> "Builtin":
        from aikb.kb.builtin import Builtin

        return Builtin(self.settings, self._environ, self._listener)

    def search(self, text: str, **options: object) -> SearchResult:
        """The ranked hits of a query; see `query.search.Options`."""
        from aikb.query.parse import parse
        from aikb.query.search import Options, search

        query = parse(spelled(text))
        return self._opened.answer(lambda index: search(index, query, Options(**options)))  # type: ignore[arg-type]

    def define(self, term: str, lang: str = "", *, exact: bool = False) -> Definition:
        """The senses of a term, or the names nearest to it; with `lang` (zh or en) only definitions in that language.

        `exact` takes no name for another.
        """
        from aikb.query.define import define
        from aikb.query.language import only

        found = self._opened.answer(lambda index: define(index, spelled(term), exact=exact))
        if found.match != "fuzzy" and not found.defined:
            found = found._replace(builtin=self._builtin.term(found.term))
        return only(found, lang) if lang else found

    def show(self, name: str) -> Passage:
        """An entry by id, path, path:line or name, with all that stands inside it. Raises UnknownEntry."""
        from aikb.query.find import find
        from aikb.query.passage import whole

        def ask(index: Index) -> Passage:
            entry, others = find(index, spelled(name))
            return whole(index, entry)._replace(others=others)

        return self._opened.answer(ask)

    def source(self, entry: Entry) -> str:
        """An entry with all that stands inside it as it is written in its file, a whole note with its metadata."""
        from aikb.kb.source import source

        return self._opened.answer(lambda index: source(index, self.settings.root, entry))

    def outline(self, name: str) -> Outline:
        """What goes by a name inside the entry that `show` would show. Raises UnknownEntry."""
        from aikb.query.find import find
        from aikb.query.passage import outline

        return self._opened.answer(lambda index: outline(index, find(index, spelled(name))[0]))

    def terms(self, shown: Sequence[Entry], texts: Sequence[str]) -> "Terms":
        """What the texts of entries that are shown lead to."""
        from aikb.kb.linkgraph.term_links import terms

        return self._opened.answer(lambda index: terms(index, shown, texts))

    def tags(self) -> list[TagCount]:
        """All tags, the most used first."""
        from aikb.query.tags import tags

        return self._opened.answer(tags)

    def entries(self) -> list[Entry]:
        """All entries that go by a name, by path and line."""
        return self._opened.answer(lambda index: [entry for _, entry in index.catalog.select("NOT rest")])

    def mentioned(self) -> list[Entry]:
        """What running text explains and no entry is called, each as the entry it is in, cut down to that sentence."""
        from aikb.query.mentions import mentioned_only

        return self._opened.answer(lambda index: [each.as_entry() for each in mentioned_only(index)])

    def notes(self) -> list[NoteSummary]:
        """All notes, by path."""
        return self._opened.answer(lambda index: index.catalog.notes())

    def check(self, paths: Sequence[str] = ()) -> "Checked":
        """What is wrong in the notes, or in those of these paths, under the rules of the settings; needs no index."""
        return self.checker().findings(paths)

    def checker(self, adjust: "Callable[[Config], Config]" = lambda config: config) -> "Check":
        """Checks and mends the notes; `adjust` may change what the settings wish."""
        from aikb.kb.check import Check, wishes

        return Check(self.settings, self._cache, adjust(wishes(self.settings)), self._progress)

    def bench(self, queries: str | None, most: int, seed: int, each: "Callable[[Question, int], None]") -> "list[Row]":
        """How well the notes are found: by questions drawn from them, or by those of a file's text."""
        from aikb.query.bench import bench, draw, read_questions

        def measure(index: Index) -> "list[Row]":
            entries = [entry for _, entry in index.catalog.select()]
            return bench(index, read_questions(queries) if queries is not None else draw(entries, most, seed), each)

        return self._opened.answer(measure)

    def stats(self) -> Stats:
        """The collection in numbers."""
        from aikb.kb.status import stats

        return stats(self._opened)

    def write_note(self, draft: "Draft", *, force: bool = False) -> "Written":
        """Writes a new note; see `kb.new.write_note`."""
        from aikb.kb.write.new_note import write_note

        return write_note(self.settings, self._opened, draft, force=force)

    def link(self, path: str, *, write: bool) -> "Linking":
        """Makes links of a note's first mentions, or tells which could be made; see `kb.link`."""
        from aikb.kb.write.add_links import plan
        from aikb.notes.edits import write_all

        linking = self._opened.answer(lambda index: plan(index, self.settings, path))
        if write and linking.change:
            write_all(self.settings.root, [linking.change])
        return linking

    def rename(self, old: str, new: str, *, write: bool) -> "Renaming":
        """Renames a note or an entry with the links to it, or tells what that would change; see `kb.rename`."""
        from aikb.kb.write.rename import carry_out, plan

        renaming = self._opened.answer(lambda index: plan(index, self.settings, spelled(old), new))
        if write:
            carry_out(self.settings.root, renaming)
        return renaming

    def addresses(self, entry: Entry) -> list[str]:
        """The web addresses that belong to an entry, the nearest first."""
        from aikb.notes.reader import load_note
        from aikb.query.web import addresses

        note = load_note(self.settings.root, entry.path, self.settings.dialect)
        return addresses(note, entry)

    def file(self, path: str) -> Path:
        """Where the note of that path is on the disk."""
        return real_path(self.settings.root, path)

    @property
    def links(self) -> "Links":
        """The questions about links: `kb.links.of("LoRA")`."""
        from aikb.kb.links import Links

        return Links(self._opened, self.settings.root)

    def outlook(self) -> IndexStatus:
        """What the index holds, and what bringing it up to date would do; changes nothing."""
        from aikb.kb.status import outlook

        return outlook(self.settings, self._cache)

    def refresh(self) -> IndexStatus:
        """Brings the index up to date with what changed since the last answer."""
        self._opened.forget()
        return self.status()

    def status(self, *, rebuild: bool = False) -> IndexStatus:
        """Brings the index up to date, or builds it anew, and tells what it holds."""
        from aikb.kb.status import status

        if rebuild:
            self._opened.build_anew()
        return status(self.settings, self._opened)
