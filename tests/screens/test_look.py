"""When an answer is drawn, and when it has colours: options and environment, at a terminal and in a pipe."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from terminal_session import at_terminal

from aikb.render.hyperlink import TEMPLATES, template
from aikb.render.theme import STYLES

COLOUR = re.compile(r"\x1b\[(?:\d;)*(?:3|9)[1-7]m")
BOLD = re.compile(r"\x1b\[1m")
LINK = "\x1b]8;"
SEEN: dict[str, Callable[[str], object]] = {
    "drawn": lambda screen: "\t" not in screen,
    "colour": COLOUR.search,
    "bold": BOLD.search,
    "link": lambda screen: LINK in screen,
}
ALL, NONE = "drawn colour bold link", ""


@pytest.mark.parametrize(
    ("command", "seen"),
    [
        ("aikb define LoRA", ALL),
        ("aikb define LoRA | cat", NONE),
        ("aikb define LoRA --plain", NONE),
        ("aikb define LoRA --plain --color always", NONE),
        ("aikb define LoRA --color never", "drawn"),
        ("aikb define LoRA --color always | cat", ALL),
        ("NO_COLOR=1 aikb define LoRA", "drawn bold link"),
        ("NO_COLOR= aikb define LoRA", ALL),
        ("NO_COLOR=1 aikb define LoRA --color always", ALL),
        ("NO_COLOR=1 FORCE_COLOR=1 aikb define LoRA | cat", "drawn bold link"),
        ("FORCE_COLOR=1 aikb define LoRA | cat", ALL),
        ("FORCE_COLOR=0 aikb define LoRA", "drawn bold link"),
        ("FORCE_COLOR=0 aikb define LoRA | cat", NONE),
        ("CLICOLOR_FORCE=1 aikb define LoRA | cat", ALL),
        ("CLICOLOR=0 aikb define LoRA", "drawn bold link"),
        ("TERM=dumb aikb define LoRA", NONE),
        ("AIKB_HYPERLINK=none aikb define LoRA", "drawn colour bold"),
    ],
)
def test_look(command: str, seen: str, user: dict[str, str]) -> None:
    screen = at_terminal(command, user).rpartition("\x1b[K")[2]  # behind the counting of the notes

    assert "冻结原权重" in screen
    assert [name for name, has in SEEN.items() if has(screen)] == seen.split()


def test_width__is_the_one_asked_for(user: dict[str, str]) -> None:
    screen = at_terminal(
        "AIKB_HYPERLINK=none aikb define LoRA --width 40 --color never; aikb show LoRA --width 19", user
    )

    assert "LoRA · Low-Rank Adaptation · 低秩适配 ·\n" in screen
    assert "error: invalid value for '--width': 19 is not in the range" in screen


def test_theme__words_take_colours_that_read_on_dark_and_on_light() -> None:
    """The reason stands in theme.py; green is for signs, dim never joins a colour."""
    colours = {
        name: set(look.split()) - set("bold dim italic underline strike reverse none".split())
        for name, look in STYLES.items()
    }
    signs = {"aikb.success", "aikb.task_done"}

    assert set().union(*colours.values()) <= {"red", "magenta", "bright_blue", "green"}
    assert {name for name, used in colours.items() if "green" in used} == signs
    assert not [name for name, used in colours.items() if used and "dim" in STYLES[name].split()]


@pytest.mark.parametrize(
    ("chosen", "setting", "form"),
    [
        ("", "", TEMPLATES["file"]),
        ("", "kitty", TEMPLATES["kitty"]),
        ("vscode", "kitty", TEMPLATES["vscode"]),
        ("none", "kitty", ""),
        ("zed://file{path}:{line}", "", "zed://file{path}:{line}"),
        ("nonsense", "", ""),
        ("", "x://{path}\x1b]8;;evil", ""),
        ("", "x://{path} bold", ""),
    ],
)
def test_template__cannot_carry_more_than_a_link(chosen: str, setting: str, form: str) -> None:
    """The variable comes before the setting; neither brings a space or a control to the terminal."""
    assert template({"AIKB_HYPERLINK": chosen}, setting) == form


@pytest.mark.parametrize(
    "command", ["show a.md --raw", "define 术语 --raw", "show a.md --json", "show a.md", "search 正文 --json"]
)
def test_escapes__of_a_note_do_not_reach_the_terminal(command: str, user: dict[str, str], tmp_path: Path) -> None:
    """Raw text is as it stands in a pipe only; JSON has escapes of its own, which read as the same text."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# 术语\n\n正文\x1b]0;evil\x07\x9b31m\u202e。\n", encoding="utf-8")
    there = {**user, "AIKB_DIR": str(tmp_path / "notes"), "NO_COLOR": "1", "AIKB_HYPERLINK": "none"}
    screen = at_terminal(f"aikb {command}", there)

    assert "evil" in screen
    assert not re.search("\x1b\\]|\x07|\x9b|\u202e", screen)


def test_raw__in_a_pipe_is_as_it_stands(user: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# 术语\n\n正文\x07\n", encoding="utf-8")

    assert "正文^G" in at_terminal(
        "aikb show a.md --raw | cat -v | sed 's/M-f.*^G/正文^G/'", {**user, "AIKB_DIR": f"{tmp_path}/notes"}
    )
