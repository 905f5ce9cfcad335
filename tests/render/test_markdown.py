"""The renderer is held to its cases, to what must be true of any text, and to what styles and links it gives."""

import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file
from rich.console import Console
from rich.theme import Theme

from aikb.cli.console import Screen
from aikb.render.markdown.draw import RenderOptions, plain, render
from aikb.render.theme import STYLES
from aikb.render.width import cell_width

CASES = read_fixture_file(Path(__file__).parents[1] / "cases" / "render_markdown.md")
WIDTHS = (20, 60, 200)
FORBIDDEN = "，。、；：？！）」』】》”…"
BLOCKS = [
    "# 标题 {}", "{}：正文，**{}**（注）。", "- {}\n- {}", "- {}\n  - {}\n    1. {}", "> {}\n> - {}", "> [!Note] {}\n> {}",
    "- [ ] {}", "| {} | 说明 |\n|---|---|\n| {} | {} |", "| a | b | c | d | e |\n|---|---|---|---|---|\n| {} | {} | {} | {} | {} |",
    "```python\n{}\n```", "    {}", "{}\n: {}", "{}[^1]\n\n[^1]: {}", "[[{}]]和![{}](img.png)", "[{}](https://example.com)",
    "~~{}~~ =={}== `{}`", "{}<br>{}", "<div>{}</div>", "<details><summary>{}</summary>\n{}", "$$\n\\weird {}\n$$", "[{}]: {}",
    "1) {}\n\n   {}", "{}\n---", "***\n{}\\\n{}",
]  # fmt: skip
SAMPLE = "微调模型低秩适配XYZ"  # in no construct
WORDS = st.text(st.sampled_from(SAMPLE), min_size=1, max_size=40)
# `<`, `&` and `$` may begin markup that has letters of its own.
ODD = st.text(st.sampled_from("微调模型aB1 \n\t，。（）“”*_~=`#>-+.|:[]()!\\^'\"{}") | st.characters(), max_size=80)


@st.composite
def notes(draw: st.DrawFn) -> str:
    """Make a note of known constructs, each filled with words."""
    blocks = draw(st.lists(st.sampled_from(BLOCKS), max_size=6))
    return "\n\n".join(re.sub(r"\{\}", lambda _: draw(WORDS), block) for block in blocks)


def letters(text: str) -> Counter[str]:
    """Count what a reader would miss."""
    return Counter(char for char in text if char in SAMPLE)


def screens(source: str) -> Iterator[tuple[int, str]]:
    for width in WIDTHS:
        yield width, plain(source, width)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_plain__cases(case: list[str]) -> None:
    assert len(case) == 4
    _, title, source, expected = case

    assert expected == plain(source, int(re.findall(r"\d+", title)[-1]))


@given(notes(), st.integers(20, 200))
@settings(max_examples=120, deadline=None)
def test_plain__shows_every_character_of_every_construct(source: str, width: int) -> None:
    """Whatever stands in a construct is on the screen at any width, and no line is too wide."""
    screen = plain(source, width)

    assert not letters(source) - letters(screen)
    assert not [line for line in screen.split("\n") if cell_width(line) > width]


def test_plain__a_link_leads_to_one_place() -> None:
    """An address in a link's own text is not linked a second time, to less than it says."""
    lines = render("<https://example.com/路径>", 80, RenderOptions(links=True))
    links = {str(span.style) for line in lines for span in line.spans if str(span.style).startswith("link ")}

    assert links == {"link https://example.com/%E8%B7%AF%E5%BE%84"}


@given(ODD)
@example("[a]: b\n[a]: c")
@example("> " * 300 + "微")
@example("- " * 300 + "微")
@example("[^1]: " * 300 + "微")
@example("[" * 300 + "微" + "](" * 300)
@example("**" * 300 + "微")
@example("<!-- 微")
@example("|微|\n|-|\n|调|模|型|")
@settings(max_examples=150, deadline=None)
def test_plain__shows_every_character_of_any_text(source: str) -> None:
    """No text makes the renderer fail, drop a Chinese character, or send a control to the terminal."""
    for _, screen in screens(source):
        assert not Counter(re.findall("[微调模型]", source)) - Counter(screen)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", screen)


@given(st.text(st.sampled_from("<&$>/abr!-\"'= 微\n") | st.characters(codec=None), max_size=60), st.integers(1, 200))
@settings(max_examples=100, deadline=None)
def test_render__never_fails(source: str, width: int) -> None:
    """Markup that is cut or nested wrongly is text; a lone surrogate is shown."""
    assert all("\x1b" not in line.plain for line in render(source, width))


@given(notes(), st.sampled_from(WIDTHS))
@settings(max_examples=40, deadline=None)
def test_render__is_plain_with_styles(source: str, width: int) -> None:
    lines = [line.plain.rstrip(" ") for line in render(source, width)]

    assert plain(source, width) == "".join(f"{line}\n" for line in lines)


def test_plain__no_line_begins_with_closing_punctuation() -> None:
    """The rule holds beside styles, links and code as well."""
    source = "**微调**，`LoRA`。[链接](https://example.com)、（P-tuning）；“引号”：" * 20
    for width in range(20, 60):
        assert not [line for line in plain(source, width).split("\n") if line[:1] and line[0] in FORBIDDEN]


def test_plain__without_a_width_keeps_paragraphs_on_one_line() -> None:
    assert plain("微调" * 500, None) == "微调" * 500 + "\n"


def printed(source: str, options: RenderOptions) -> str:
    console = Console(file=StringIO(), force_terminal=True, width=60, theme=Theme(STYLES), color_system="standard")
    console.print(Screen(render(source, 60, options)))
    file = console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def test_render__links_are_osc8_and_cannot_break_out() -> None:
    """A URL reaches the terminal only percent-encoded."""
    screen = printed("[文档](https://example.com/a;b) <https://x.y/微>", RenderOptions(links=True))

    assert "https://example.com/a;b\x1b\\" in screen
    assert "https://x.y/%E5%BE%AE\x1b\\" in screen
    assert "<https" not in screen


def test_render__highlights_code_in_named_colours() -> None:
    assert "\x1b[35m" in printed("```python\nimport torch\n```", RenderOptions())
    assert "\x1b[35m" not in printed("```nosuchlanguage\nimport torch\n```", RenderOptions())


def test_render__a_resolved_wikilink_is_a_link() -> None:
    options = RenderOptions(links=True, resolve=lambda target: f"file:///{target}.md")

    assert "file:///LoRA.md" in printed("[[LoRA|低秩]]", options)


def test_theme__every_style_in_the_renderer_has_a_look() -> None:
    """A misspelt style name would silently draw nothing."""
    sources = (Path(__file__).parents[2] / "src" / "aikb" / "render").glob("*.py")
    used = {name for path in sources for name in re.findall(r'"(aikb\.\w+)"', path.read_text(encoding="utf-8"))}

    assert used <= set(STYLES)
