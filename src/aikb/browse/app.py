"""The browser's screen: query at the top, results on the left, the entry on the right, its links below."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.events import Key, Resize
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static

from aikb.base.errors import AikbError
from aikb.browse import drawing
from aikb.browse.asking import Asker, Page
from aikb.model import Entry
from aikb.render.words import count, found

PAUSE = 0.12  # seconds without a key before the query is asked
NARROW = 90  # cells; in a narrower terminal the entry is below the list
_TAG = "\0tag:"  # before a tag in the list; no entry's id holds a NUL

Edit = Callable[[Entry], None]


class Browser(App[None]):
    """Browses the notes behind an Asker; `edit` opens an entry in the user's editor and waits."""

    TITLE = "aikb"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #query { border: none; height: 1; padding: 0 1; margin-bottom: 1; }
    OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    #panes { layout: horizontal; height: 1fr; }
    #hits { width: 40%; height: 1fr; border: none; }
    #right { width: 1fr; height: 1fr; }
    #page { height: 1fr; padding: 0 1; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    #links { height: auto; max-height: 8; border: none; border-top: solid $foreground 50%; }
    #links.empty { display: none; }
    #status { height: 1; padding: 0 1; text-style: dim; }
    .narrow #panes { layout: vertical; }
    .narrow #hits { width: 1fr; height: 30%; }
    .narrow #links { max-height: 5; }
    .narrow #right { border-top: solid $foreground 50%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("slash", "ask", "search"),
        ("escape", "retrace", "back"),
        ("ctrl+t", "tags", "tags"),
        ("e", "edit", "edit"),
        ("q", "quit", "quit"),
    ]

    def __init__(self, asker: Asker, edit: Edit, query: str = "") -> None:
        super().__init__()
        self.theme = "ansi-dark"  # the terminal's own palette, as everywhere in aikb
        self._asker, self._edit, self._first = asker, edit, query
        self._timer: Timer | None = None
        self._page: Page | None = None
        self._listed: list[str] = []  # behind the list's lines: ids of entries, or tags
        self._leads: list[str] = []  # ids of the entries that the page's links lead to
        self._trail: list[str] = []  # ids of the entries that links led away from

    def compose(self) -> ComposeResult:
        """Yield the widgets, from top to bottom."""
        yield Input(self._first, placeholder="search in Chinese or English; empty lists all entries", id="query")
        with Container(id="panes"):
            yield OptionList(id="hits")
            with Vertical(id="right"):
                with VerticalScroll(id="page"):
                    yield Static(id="entry")
                yield OptionList(id="links", classes="empty")
        yield Static(id="status")
        yield Footer()

    def on_mount(self) -> None:
        """Run the first query."""
        self._ask(self._first)

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, lambda: self._ask(event.value))

    @on(Input.Submitted, "#query")
    def _submitted(self) -> None:
        self.query_one("#hits").focus()

    def on_key(self, event: Key) -> None:
        """Move from the query to the list, or follow the link with the pressed digit."""
        if event.key == "down" and self.focused is self.query_one("#query"):
            self.query_one("#hits").focus()
        elif event.key in "123456789" and self.focused is not self.query_one("#query"):
            self._follow(int(event.key) - 1)

    def on_resize(self, event: Resize) -> None:
        """Draw the entry at the new width."""
        self.screen.set_class(event.size.width < NARROW, "narrow")
        self.call_after_refresh(self._draw)

    @on(OptionList.OptionHighlighted, "#hits")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        listed = self._listed[event.option_index]
        if not listed.startswith(_TAG):
            self._trail.clear()
            self._open(listed)

    @on(OptionList.OptionSelected, "#hits")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        listed = self._listed[event.option_index]
        if listed.startswith(_TAG):
            self.query_one("#query", Input).value = f'tag:"{listed.removeprefix(_TAG)}"'
        else:
            self.query_one("#page").focus()

    @on(OptionList.OptionSelected, "#links")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._follow(event.option_index)

    def action_ask(self) -> None:
        """Focus the query."""
        self.query_one("#query").focus()

    def action_retrace(self) -> None:
        """Go back to the previous entry, or to the query."""
        if self._trail:
            self._open(self._trail.pop())
        else:
            self.query_one("#query").focus()

    def action_tags(self) -> None:
        """List the tags."""
        self.run_worker(self._list_tags(), group="hits", exclusive=True)

    def action_edit(self) -> None:
        """Open the entry in the editor, then read the notes again."""
        if self._page:
            try:
                with self.suspend():
                    self._edit(self._page.passage.entry)
            except SuspendNotSupported:
                self._say("this terminal cannot run an editor")
                return
            self.run_worker(self._look_again(self._page.passage.entry.id), group="hits", exclusive=True)

    def _ask(self, query: str) -> None:
        self.run_worker(self._list_hits(query), group="hits", exclusive=True)

    def _follow(self, link: int) -> None:
        if self._page and link < len(self._leads):
            self._trail.append(self._page.passage.entry.id)
            self._open(self._leads[link])

    def _open(self, name: str) -> None:
        self.run_worker(self._show_page(name), group="page", exclusive=True)

    async def _list_hits(self, query: str) -> None:
        try:
            if query.strip():
                result = await self._asker.search(query)
                ids = [each.entry.id for each in result.hits]
                summary = found(result, self.query_one("#status").content_size.width)
                self._list(ids, map(drawing.hit, result.hits), summary)
            else:
                entries = await self._asker.entries()
                self._list([each.id for each in entries], map(drawing.entry, entries), count(len(entries), "entry"))
        except AikbError as error:
            self._say(error.message)

    async def _list_tags(self) -> None:
        tags = await self._asker.tags()
        self._list([f"{_TAG}{each.tag}" for each in tags], map(drawing.tag, tags), count(len(tags), "tag"))
        self.query_one("#hits").focus()

    async def _look_again(self, name: str) -> None:
        await self._asker.forget()
        self._open(name)

    async def _show_page(self, name: str) -> None:
        try:
            self._page = await self._asker.page(name)
        except AikbError as error:
            self._say(error.message)
            return
        self._draw()
        self.query_one("#page").scroll_home(animate=False)
        self._list_leads(self._page)

    def _list_leads(self, page: Page) -> None:
        leads = [*(("→", each) for each in page.leads), *(("←", each) for each in page.backlinks)]
        self._leads = [to.id for _, to in leads]
        links = self.query_one("#links", OptionList)
        links.clear_options()
        links.add_options([drawing.lead(number, arrow, to) for number, (arrow, to) in enumerate(leads, 1)])
        links.set_class(not leads, "empty")

    def _draw(self) -> None:
        width = self.query_one("#page").scrollable_content_region.width
        drawn = drawing.page(self._page, width) if self._page and width > 0 else Text()
        self.query_one("#entry", Static).update(drawn)

    def _list(self, listed: Sequence[str], lines: Iterable[Text], status: str) -> None:
        self._listed = list(listed)
        hits = self.query_one("#hits", OptionList)
        hits.clear_options()
        hits.add_options(lines)
        hits.highlighted = 0 if listed else None
        self._say(status)

    def _say(self, text: str) -> None:
        self.query_one("#status", Static).update(Text(text))
