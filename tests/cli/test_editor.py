"""Which editor is run, and where it opens."""

import os
import stat
import sys
from pathlib import Path

import pytest

from aikb.base.errors import AikbError
from aikb.cli import editor

FILE = Path("/notes/a b/微调.md")
HERE = str(FILE)
PLACES = {
    "vim": ["vim", "+7", HERE],
    "/usr/bin/nvim": ["/usr/bin/nvim", "+7", HERE],
    "vim.tiny -u NONE": ["vim.tiny", "-u", "NONE", "+7", HERE],
    "nano": ["nano", "+7", HERE],
    "emacsclient -n -a ''": ["emacsclient", "-n", "-a", "", "+7", HERE],
    "micro": ["micro", "+7", HERE],
    "kak": ["kak", "+7", HERE],
    "hx": ["hx", f"{HERE}:7"],
    "subl -w": ["subl", "-w", f"{HERE}:7"],
    "zed --wait": ["zed", "--wait", f"{HERE}:7"],
    "code --wait": ["code", "--wait", "--goto", f"{HERE}:7"],
    "codium": ["codium", "--goto", f"{HERE}:7"],
    "idea": ["idea", "--line", "7", HERE],
    "kate": ["kate", "--line", "7", HERE],
    "'/opt/my editor/ed' -x": ["/opt/my editor/ed", "-x", HERE],
    "ed; touch /tmp/x $(id)": ["ed;", "touch", "/tmp/x", "$(id)", HERE],
}


@pytest.mark.parametrize("named", PLACES)
def test_command(named: str) -> None:
    """Each editor gets the line as it takes it, an unknown one the file alone; what stands behind it is no shell's."""
    assert editor.command(named, FILE, 7) == PLACES[named]


def test_command__a_link_to_vim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program under another name (Debian's alternatives) is known by what it is a link to."""
    program = tmp_path / "vim.basic"
    program.touch()
    program.chmod(stat.S_IRWXU)
    (tmp_path / "editor").symlink_to(program)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert editor.command("editor", FILE, 7) == ["editor", "+7", HERE]
    assert editor.command("", FILE, 7) == [str(tmp_path / "editor"), "+7", HERE]


def test_command__none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no editor is named or installed, that is told; an unfinished quote too."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for named in ("", "  ", "'"):
        with pytest.raises(AikbError) as error:
            editor.command(named, FILE, 7)
        assert "EDITOR" in error.value.hint


def test_run(tmp_path: Path) -> None:
    """The exit status comes back, a signal as its negative number."""
    assert editor.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7
    assert editor.run([sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]) == -9
    (tmp_path / "text").touch()
    for program in ("no-such-editor", str(tmp_path / "text"), str(tmp_path)):
        with pytest.raises(AikbError, match="cannot be started"):
            editor.run([program])


def test_run__without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor that lives in a terminal is not started where there is none."""
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr(sys, "stdin", nothing)
        with pytest.raises(AikbError, match="vim needs a terminal"):
            editor.run(["vim", "+1", "x"])
