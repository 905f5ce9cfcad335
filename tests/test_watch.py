"""`aikb watch`: what is written is indexed before anybody asks."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note

from aikb.kb import KnowledgeBase

WATCH = [sys.executable, "-m", "aikb", "watch", "-C"]


def _hear_interrupts() -> None:
    """A shell's background jobs ignore Ctrl-C, and pass that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_what_is_written_is_indexed(notes: Path, environ: dict[str, str], opened: Callable[..., KnowledgeBase]) -> None:
    """A line tells what changed, an answer without a sync knows it, and Ctrl-C ends it well."""
    with subprocess.Popen(
        [*WATCH, str(notes)],
        env={**os.environ, **environ},
        stdout=-1,
        stderr=-1,
        text=True,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - no thread runs here
    ) as process:
        assert process.stdout
        assert process.stderr
        assert "4 notes" in process.stderr.readline()
        write_note(notes / "new.md", "# 知识蒸馏\n\n小模型学大模型。\n")
        said = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(10) == 0
        finally:
            process.kill()
    assert said == "1 note added\n"
    with opened(fresh=False) as base:
        assert base.define("知识蒸馏").match == "exact"


def test_without_the_extra_it_says_what_to_install(notes: Path, environ: dict[str, str], tmp_path: Path) -> None:
    """One line with a hint."""
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "watchfiles.py").write_text("raise ImportError('hidden')", encoding="utf-8")
    hidden = {**os.environ, **environ, "PYTHONPATH": str(tmp_path / "hidden")}
    done = subprocess.run([*WATCH, str(notes)], env=hidden, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "watch needs watchfiles, which is not installed" in done.stderr
    assert "[watch]'" in done.stderr


@pytest.mark.parametrize("named", ["nowhere", ""])
def test_there_must_be_a_folder(named: str, tmp_path: Path, environ: dict[str, str]) -> None:
    """As for every command that is about one's own notes."""
    arguments = [*WATCH[:-1], *(["-C", named] if named else [])]
    bare = {**os.environ, **environ, "HOME": str(tmp_path), "AIKB_DIR": "", "AIKB_DEFAULT_DIR": ""}
    done = subprocess.run(arguments, env=bare, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("aikb: error: no")
