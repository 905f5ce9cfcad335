"""Settings reach what they are for, behind the options and the environment."""

from pathlib import Path

import pytest

from aikb.cli.console import Console, Look
from aikb.render.views.settings import SettingsView
from aikb.settings import KEYS, find_settings

NAMES = [key.name for key in KEYS]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder whose settings say how answers look, below those of its user."""
    (tmp_path / "aikb.toml").write_text("width = 72\n", encoding="utf-8")
    (tmp_path / "aikb").mkdir()
    (tmp_path / "aikb" / "config.toml").write_text('color = "always"\nwidth = 90\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("look", "environ", "styled", "width"),
    [
        (Look(), {}, True, 72),
        (Look(color="auto"), {}, False, 72),
        (Look(color="never", width=30), {}, False, 30),
        (Look(plain=True), {}, False, 72),
        (Look(), {"NO_COLOR": "1"}, False, 72),
    ],
)
def test_look(project: Path, look: Look, environ: dict[str, str], styled: bool, width: int) -> None:
    """What an option says counts before what the environment says, and that before the settings."""
    out = Console(look)
    out.adopt(find_settings(str(project), {"XDG_CONFIG_HOME": str(project), **environ}, project))

    assert (out.styled, out.width) == (styled, width)


def test_shown(project: Path) -> None:
    """Values stand on one line each, in a pipe with their key before them, and nothing of a path moves a terminal."""
    (project / "aikb.toml").write_text(
        'include = ["a\\tb\\u001b[31m", "c"]\n[check]\nselect = ["AKB1"]\n', encoding="utf-8"
    )
    values = find_settings(str(project), {}, project).values
    lines = list(SettingsView(values, NAMES, origin=True).lines())

    assert len(lines) == len(KEYS)
    assert f"include\ta b␛[31m c\t{project}/aikb.toml" in lines
    assert f'check\t{{"select": ["AKB1"]}}\t{project}/aikb.toml' in lines
    assert not any("\x1b" in line for line in lines)


@pytest.mark.parametrize("width", [20, 40, 120])
def test_drawn(project: Path, width: int) -> None:
    """At a terminal each key stands with its value, and what it is below; no line is wider than the terminal."""
    values = find_settings(str(project), {}, project).values
    lines = [line.plain for line in SettingsView(values, NAMES).screen(width)]

    assert [line.split()[0] for line in lines if not line.startswith(" ")] == NAMES
    assert [line for line in lines if len(line.rstrip()) > width] == []
