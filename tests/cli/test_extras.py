"""A hint about an extra names a command that works for the installation it runs in."""

import json
import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest

from aikb.cli import extras
from aikb.cli.extras import DISTRIBUTION, EXTRAS, Installation, command

ROOT = Path(__file__).parents[2]
PYTHON = "/opt/a b/bin/python"
FOLDER = json.dumps({"dir_info": {}, "url": "file:///home/me/aikb%20notes"})
EDITABLE = json.dumps({"dir_info": {"editable": True}, "url": "file:///home/me/aikb"})
REPOSITORY = json.dumps({"url": "ssh://git@host/aikb", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}})
ARCHIVE = json.dumps({"archive_info": {}, "url": "file:///tmp/aikb_notes-0.1.0-py3-none-any.whl"})
UV_PIP = f"uv pip install --python '{PYTHON}'"
PIP = f"'{PYTHON}' -m pip install"

CASES = [
    ("pipx", "pipx_metadata.json", "", "pipx inject aikb-notes 'textual>=8,<9'"),
    ("pipx, from a folder", "pipx_metadata.json", FOLDER, "pipx inject aikb-notes 'textual>=8,<9'"),
    ("uv tool", "uv-receipt.toml", "", "uv tool install 'aikb-notes[tui]'"),
    ("uv tool, from a folder", "uv-receipt.toml", FOLDER, "uv tool install '/home/me/aikb notes[tui]'"),
    (
        *("uv tool, from a repository", "uv-receipt.toml", REPOSITORY),
        "uv tool install 'aikb-notes[tui] @ git+ssh://git@host/aikb@c0ffee'",
    ),
    ("pip", "", "", f"{PIP} 'aikb-notes[tui]'"),
    ("pip, from a folder", "", FOLDER, f"{PIP} 'textual>=8,<9'"),
    ("pip, from a wheel", "", ARCHIVE, f"{PIP} 'textual>=8,<9'"),
    ("pip, from a repository", "", REPOSITORY, f"{PIP} 'textual>=8,<9'"),
    ("an editable checkout", "", EDITABLE, f"{PIP} -e '/home/me/aikb[tui]'"),
]


def made(tmp_path: Path, marker: str) -> Path:
    """An environment as an installer leaves it: called after the distribution, with the installer's own file."""
    prefix = tmp_path / DISTRIBUTION
    prefix.mkdir()
    if marker:
        (prefix / marker).touch()
    return prefix


@pytest.mark.parametrize(("marker", "origin", "hint"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_command_fits_the_installation(marker: str, origin: str, hint: str, tmp_path: Path) -> None:
    """It is one shell command, and no word of it is a requirement that the index takes for another project."""
    installed = Installation(made(tmp_path, marker), PYTHON, True, origin)

    assert command("tui", installed) == hint
    assert not [word for word in shlex.split(hint) if re.match(r"aikb(?![\w.-])", word)]


def test_an_environment_without_pip_is_extended_by_uv(tmp_path: Path) -> None:
    prefix = made(tmp_path, "")

    assert command("watch", Installation(prefix, PYTHON, False)) == f"{UV_PIP} 'aikb-notes[watch]'"
    assert command("watch", Installation(prefix, PYTHON, False, EDITABLE)) == f"{UV_PIP} -e '/home/me/aikb[watch]'"


def test_a_bare_source_tree_gets_the_package_alone(tmp_path: Path) -> None:
    """There is no distribution to add an extra to."""
    installed = Installation(made(tmp_path, ""), PYTHON, True, is_known=False)

    assert command("tui", installed) == f"{PIP} 'textual>=8,<9'"


def test_this_installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The tests run in an editable checkout; with the file of an installer beside it, it is that installer's."""
    assert extras.missing("browse", "tui").hint.endswith(f"-e {shlex.quote(f'{ROOT}[tui]')}")

    monkeypatch.setattr(sys, "prefix", str(made(tmp_path, "pipx_metadata.json")))

    assert extras.missing("browse", "tui").hint == "pipx inject aikb-notes 'textual>=8,<9'"


def test_extras_are_those_of_the_project() -> None:
    """With the same bounds."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["name"] == DISTRIBUTION
    assert {name: [wanted] for name, wanted in EXTRAS.items()} == {
        name: wanted for name, wanted in project["optional-dependencies"].items() if name != "dev"
    }
