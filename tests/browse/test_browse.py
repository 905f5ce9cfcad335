"""`aikb browse`, driven by textual's pilot: what is typed, what is then on the screen."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static
from typer.testing import CliRunner

from aikb.browse.app import Browser
from aikb.browse.asking import Asker
from aikb.cli.app import app
from aikb.kb import KnowledgeBase
from aikb.model import Entry
from aikb.settings import find_settings

SAMPLE = Path(__file__).parents[1] / "notes_sample"
Steps = Callable[["Walk"], Awaitable[None]]


class Walk:
    """A person at the screen."""

    def __init__(self, app: Browser, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.edited: list[Entry] = []

    def lines(self, name: str) -> list[str]:
        """The lines of a list."""
        options = self.app.query_one(name, OptionList).options
        return [str(option.prompt) for option in options]

    @property
    def page(self) -> str:
        """The text of the entry on the right."""
        return str(self.app.query_one("#entry", Static).content)

    @property
    def status(self) -> str:
        """What is said below."""
        return str(self.app.query_one("#status", Static).content)

    async def sees(self, what: Callable[[], bool]) -> None:
        """Waits until something is so; what never comes to be stops the test."""
        for _ in range(200):
            if what():
                return
            await self.pilot.pause(0.05)
        raise AssertionError(f"list {self.lines('#hits')}, page {self.page!r}, status {self.status!r}")


@pytest.fixture
def walk(cached: dict[str, str]) -> Callable[..., None]:
    """Walks through the sample notes."""

    def take(steps: Steps, query: str = "", size: tuple[int, int] = (110, 40), root: Path = SAMPLE) -> None:
        settings = find_settings(str(root), cached, root)
        asker = Asker(lambda: KnowledgeBase(settings, cached))

        async def run() -> None:
            edited: list[Entry] = []
            browser = Browser(asker, edited.append, query)
            async with browser.run_test(size=size) as pilot:
                walk = Walk(browser, pilot)
                walk.edited = edited
                await steps(walk)

        try:
            asyncio.run(run())
        finally:
            asker.close()

    return take


def test_browse__lists_everything_before_anything_is_typed(walk: Callable[..., None]) -> None:
    async def steps(at: Walk) -> None:
        await at.sees(lambda: "entries" in at.status)

        assert len(at.lines("#hits")) == int(at.status.split()[0])

    walk(steps)


def test_browse__searches_chinese_as_it_is_typed(walk: Callable[..., None]) -> None:
    async def steps(at: Walk) -> None:
        await at.pilot.press("微", "調")
        await at.sees(lambda: "2 entries · also: fine-tuning" in at.status)
        await at.sees(lambda: "Continue training" in at.page)

        assert at.lines("#hits")[0].startswith("微调")

    walk(steps)


def test_browse__a_query_that_cannot_be_asked_is_said_and_the_list_stays(walk: Callable[..., None]) -> None:
    async def steps(at: Walk) -> None:
        await at.sees(lambda: len(at.lines("#hits")) == 2)
        await at.pilot.press(*" kind:x")
        await at.sees(lambda: "no kind is called" in at.status)

        assert len(at.lines("#hits")) == 2

    async def typed_behind(at: Walk) -> None:
        at.app.query_one("#query", Input).cursor_position = 99
        await steps(at)

    walk(typed_behind, "微调")


def test_browse__a_link_is_followed_and_led_back_from(walk: Callable[..., None]) -> None:
    """By its digit or by Enter; Escape goes back the same way."""

    async def steps(at: Walk) -> None:
        await at.sees(lambda: any("QLoRA" in line for line in at.lines("#links")))
        await at.pilot.press("enter", "1")
        await at.sees(lambda: "四位" in at.page)
        await at.pilot.press("escape")
        await at.sees(lambda: "冻结原权重" in at.page)
        at.app.query_one("#links").focus()
        await at.pilot.press("home", "enter")
        await at.sees(lambda: "四位" in at.page)
        await at.sees(lambda: any("← LoRA" in line for line in at.lines("#links")))

    walk(steps, "LoRA")


def test_browse__a_tag_narrows_the_list(walk: Callable[..., None]) -> None:
    async def steps(at: Walk) -> None:
        await at.sees(lambda: "entries" in at.status)
        await at.pilot.press("ctrl+t")
        await at.sees(lambda: any("#图像生成" in line for line in at.lines("#hits")))
        row = next(number for number, line in enumerate(at.lines("#hits")) if "#图像生成" in line)
        await at.pilot.press("home", *["down"] * row, "enter")
        await at.sees(lambda: any("DDIM" in line for line in at.lines("#hits")))

        assert at.app.query_one("#query", Input).value == 'tag:"图像生成"'

    walk(steps)


@pytest.mark.parametrize("size", [(20, 10), (60, 30), (200, 60)])
def test_browse__the_entry_fits_the_screen(size: tuple[int, int], walk: Callable[..., None]) -> None:
    """Below 90 cells the entry stands under the list; it is drawn again when the width changes."""

    async def steps(at: Walk) -> None:
        await at.sees(lambda: "微" in at.page)
        await at.pilot.resize_terminal(70, 30)
        await at.sees(lambda: "具体的事。" in at.page.replace("\n", "").replace(" ", ""))

        assert at.app.screen.has_class("narrow")

    walk(steps, "微调", size)


def test_browse__edits_the_entry_and_looks_again(walk: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is given up for the editor; the pilot has none to give up."""
    monkeypatch.setattr(Browser, "suspend", lambda _: contextlib.nullcontext())

    async def steps(at: Walk) -> None:
        await at.sees(lambda: "冻结原权重" in at.page)
        await at.pilot.press("enter", "e")
        await at.sees(lambda: [entry.name for entry in at.edited] == ["LoRA"])

    walk(steps, "LoRA")


def test_browse__text_that_looks_like_markup_or_control_is_shown(walk: Callable[..., None], tmp_path: Path) -> None:
    """Notes are not trusted: neither textual's markup nor an escape in them is obeyed."""
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "a.md").write_text("# [red]标题[/red] [@click=app.quit]x\n\n正文\x1b[31m红\n", encoding="utf-8")

    async def steps(at: Walk) -> None:
        await at.sees(lambda: "[red]" in "".join(at.lines("#hits")))
        await at.sees(lambda: "正文␛[31m红" in at.page)

    walk(steps, root=tmp_path / "odd")


def test_command__without_textual_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aikb.cli.run.browse.EXTRA", "no_such_module")
    run = CliRunner().invoke(app, ["-C", str(SAMPLE), "browse"])

    assert run.exit_code == 2
    assert "browse needs textual, which is not installed" in run.stderr
    assert "[tui]'" in run.stderr


def test_command__is_for_a_terminal() -> None:
    run = CliRunner().invoke(app, ["-C", str(SAMPLE), "browse"])

    assert run.exit_code == 2
    assert "browse needs a terminal" in run.stderr
