"""The library's entry point: a knowledge base over one notes folder.

Each method imports what it needs, so that a command pays only for what it uses.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from aikb.index.cache import Cache
from aikb.kb.opened import NOBODY, Listener, Opened
from aikb.model import (
    BenchRow,
    Definition,
    Entry,
    IndexStatus,
    Linking,
    NewNote,
    NoteSummary,
    Outline,
    Passage,
    Renaming,
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
    from aikb.notes.template import Draft
    from aikb.query.bench import Question
    from aikb.query.parse import SearchOptions

__all__ = ["KnowledgeBase", "Listener"]


class KnowledgeBase:
    """Answers from the notes of one folder.

    `fresh` updates the index first; `builtin` adds the names of the built-in lexicon. Errors are AikbError.
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
        """Close the index. The next question opens it again and looks for changed notes."""
        self._opened.forget()
        if "_builtin" in self.__dict__:
            self._builtin.close()

    @cached_property
    def _builtin(self) -> "Builtin":
        from aikb.kb.builtin import Builtin

        return Builtin(self.settings, self._environ, self._listener)

    def search(self, text: str, options: "SearchOptions | None" = None) -> SearchResult:
        """Return the ranked hits of a query."""
        from aikb.query.parse import DEFAULTS, parse
        from aikb.query.search import search

        query = parse(spelled(text))
        return self._opened.answer(lambda index: search(index, query, options or DEFAULTS))

    def define(self, term: str, lang: str = "", *, exact: bool = False) -> Definition:
        """Return the senses of a term, or similar names; with `lang` (zh or en) only definitions in that language.

        `exact` allows no similar name.
        """
        from aikb.query.define import define, only

        found = self._opened.answer(lambda index: define(index, spelled(term), exact=exact))
        if found.match != "fuzzy" and not found.defined:
            found = found._replace(builtin=self._builtin.term(found.term))
        return only(found, lang) if lang else found

    def show(self, name: str) -> Passage:
        """Return an entry by id, path, path:line or name, with everything inside it. Raises UnknownEntry."""
        from aikb.query.find import find, whole

        def ask(index: Index) -> Passage:
            entry, others = find(index, spelled(name))
            return whole(index, entry)._replace(others=others)

        return self._opened.answer(ask)

    def with_embeds(self, passage: Passage) -> Passage:
        """Return a passage with its embeds replaced by the text they embed."""
        from aikb.kb.linkgraph.embeds import with_embeds

        return self._opened.answer(lambda index: with_embeds(index, passage))

    def source(self, entry: Entry) -> str:
        """Return the text of an entry as written in its file; of a whole note with its metadata."""
        from aikb.kb.source import source

        return self._opened.answer(lambda index: source(index, self.settings.root, entry))

    def outline(self, name: str) -> Outline:
        """Return the named entries inside an entry. Raises UnknownEntry."""
        from aikb.query.find import find, outline

        return self._opened.answer(lambda index: outline(index, find(index, spelled(name))[0]))

    def terms(self, shown: Sequence[Entry], texts: Sequence[str]) -> "Terms":
        """Return the terms that the texts of the shown entries mention."""
        from aikb.kb.linkgraph.term_links import terms

        return self._opened.answer(lambda index: terms(index, shown, texts))

    def tags(self) -> list[TagCount]:
        """Return all tags, the most used first."""
        from aikb.query.tags import tags

        return self._opened.answer(tags)

    def entries(self) -> list[Entry]:
        """Return all named entries but fields and those of templates, by path and line."""
        from aikb.index.fields import without_fields

        def ask(index: Index) -> list[Entry]:
            return list(without_fields(index.catalog, index.catalog.all_entries(named=True)))

        return self._opened.answer(ask)

    def mentioned(self) -> list[Entry]:
        """Return the names that only running text explains, each as its entry cut down to that sentence."""
        from aikb.query.mentions import mentioned_only

        return self._opened.answer(lambda index: [each.as_entry() for each in mentioned_only(index)])

    def notes(self) -> list[NoteSummary]:
        """Return all notes but templates, by path."""
        return self._opened.answer(lambda index: [note for note in index.catalog.notes() if note.role != "template"])

    def check(self, paths: Sequence[str] = ()) -> "Checked":
        """Return the findings in the notes, or in those at these paths, by the rules of the settings; needs no index."""
        return self.checker().findings(paths)

    def checker(self, adjust: "Callable[[Config], Config]" = lambda config: config) -> "Check":
        """Return the checker of the notes; `adjust` may change the config of the settings."""
        from aikb.kb.check import Check, check_config

        return Check(self.settings, self._cache, adjust(check_config(self.settings)), self._progress)

    def bench(
        self, queries: str | None, most: int, seed: int, each: "Callable[[Question, int], None]"
    ) -> list[BenchRow]:
        """Measure search quality by questions drawn from the notes, or by those in a file's text."""
        from aikb.query.bench import bench, questions_for

        return self._opened.answer(lambda index: bench(index, questions_for(index, queries, most, seed), each))

    def stats(self) -> Stats:
        """Return the collection in numbers."""
        from aikb.kb.status import stats

        return stats(self._opened)

    def write_note(self, draft: "Draft", *, force: bool = False) -> NewNote:
        """Write a new note; see `kb.write.new_note`."""
        from aikb.kb.write.new_note import write_note

        return write_note(self.settings, self._opened, draft, force=force)

    def link(self, path: str, *, write: bool) -> Linking:
        """Make links of a note's first mentions, or plan them; see `kb.write.add_links`."""
        from aikb.kb.write.add_links import plan
        from aikb.notes.edits import write_all

        linking = self._opened.answer(lambda index: plan(index, self.settings, path))
        if write and linking.change:
            write_all(self.settings.root, [linking.change])
        return linking

    def rename(self, old: str, new: str, *, write: bool) -> Renaming:
        """Rename a note or an entry with the links to it, or plan that; see `kb.write.rename`."""
        from aikb.kb.write.rename import carry_out, plan

        renaming = self._opened.answer(lambda index: plan(index, self.settings, spelled(old), new))
        if write:
            carry_out(self.settings.root, renaming)
        return renaming

    def addresses(self, entry: Entry) -> list[str]:
        """Return the web addresses of an entry, the nearest first."""
        from aikb.kb.source import addresses_of

        return addresses_of(self.settings.root, entry, self.settings.dialect)

    def file(self, path: str) -> Path:
        """Return the file of a note."""
        return real_path(self.settings.root, path)

    @property
    def links(self) -> "Links":
        """The links of the notes: `kb.links.of("LoRA")`."""
        from aikb.kb.links import Links

        return Links(self._opened, self.settings.root)

    def outlook(self) -> IndexStatus:
        """Return the state of the index and what an update would change; changes nothing."""
        from aikb.kb.status import outlook

        return outlook(self.settings, self._cache)

    def refresh(self) -> IndexStatus:
        """Update the index with what changed since the last answer."""
        self._opened.forget()
        return self.status()

    def status(self, *, rebuild: bool = False) -> IndexStatus:
        """Update or rebuild the index, and return its state."""
        from aikb.kb.status import status

        if rebuild:
            self._opened.rebuild()
        return status(self.settings, self._opened)
