"""Ask the knowledge base from a screen that must not wait: one thread answers all questions in order.

One, because an SQLite connection belongs to the thread that opened it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

from aikb.kb import KnowledgeBase
from aikb.model import Entry, Passage, SearchResult, TagCount
from aikb.query.parse import SearchOptions

Answer = TypeVar("Answer")

MOST_HITS = 50


class Page(NamedTuple):
    """An entry with its link targets and backlinks, each entry once, in the order of the text."""

    passage: Passage
    leads: tuple[Entry, ...]
    backlinks: tuple[Entry, ...]


class Asker:
    """A knowledge base in its own thread, which calls `open_it` at the first question."""

    def __init__(self, open_it: Callable[[], KnowledgeBase]) -> None:
        self._open_it = open_it
        self._base: KnowledgeBase | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aikb")

    async def search(self, query: str) -> SearchResult:
        """Return the hits of a query. Raises AikbError."""
        return await self._ask(lambda base: base.search(query, SearchOptions(limit=MOST_HITS)))

    async def entries(self) -> list[Entry]:
        """Return all entries."""
        return await self._ask(lambda base: base.entries())

    async def tags(self) -> list[TagCount]:
        """Return all tags, the most used first."""
        return await self._ask(lambda base: base.tags())

    async def page(self, name: str) -> Page:
        """Return the entry with an id. Raises UnknownEntry when the notes have changed since it was listed."""
        return await self._ask(lambda base: _page(base, name))

    async def forget(self) -> None:
        """Close the index, so that the next question sees changed notes."""
        await self._ask(lambda base: base.close())

    def close(self) -> None:
        """End the thread once it is idle; the knowledge base is closed in the thread that opened it."""
        if self._base:
            self._thread.submit(self._base.close)
        self._thread.shutdown()

    async def _ask(self, question: Callable[[KnowledgeBase], Answer]) -> Answer:
        return await asyncio.wrap_future(self._thread.submit(self._answer, question))

    def _answer(self, question: Callable[[KnowledgeBase], Answer]) -> Answer:
        if self._base is None:
            self._base = self._open_it()
        return question(self._base)


def _page(base: KnowledgeBase, name: str) -> Page:
    links = base.links.of(name)
    leads = {link.entry.id: link.entry for link in links.outgoing if link.entry and link.written}
    backlinks = {link.entry.id: link.entry for link in links.backlinks if link.entry}
    return Page(base.show(name), tuple(leads.values()), tuple(backlinks.values()))
