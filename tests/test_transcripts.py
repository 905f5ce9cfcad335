"""Runs the console transcripts of tests/transcripts against the real program; `--update` writes what it said.

In a ```console block, `$ ` begins a command, `2> ` a line of stderr, `[1]` alone is the exit code (none: 0), and all
other lines are stdout. A tab is written `→`. The working folder is tests/notes_sample; `ROOT` and `CACHE` stand for
the notes folder and the cache. Read the diff of an update as you would read code: it freezes mistakes too.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aikb.cli.app import app

HERE = Path(__file__).parent
SAMPLE = HERE / "notes_sample"
TRANSCRIPTS = sorted((HERE / "transcripts").glob("*.md"))
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_BRIEF = re.compile(
    r"aikb: |hint: |\d|links to \d|nothing found$|no entry has all the words; |also called: |can be fixed: |no link to make$"
    r"|(would fix|fixed|wrote|would rename|renamed|opening) "
)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a user who has nothing but a home."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: os.environ[name] for name in ("LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**kept, "PATH": path, "HOME": str(home), "COLUMNS": "80", "AIKB_CACHE_DIR": str(home / "cache")}


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, environ: dict[str, str], request: pytest.FixtureRequest) -> None:
    """What the program says is what the transcript says."""
    written = path.read_text(encoding="utf-8")
    said = _BLOCK.sub(lambda block: _COMMAND.sub(lambda match: _run(match["command"], environ), block[0]), written)
    if request.config.getoption("--update"):
        path.write_text(said, encoding="utf-8")

    assert written == said


def test_every_command_has_a_transcript() -> None:
    """A command without a transcript is a command nobody has looked at."""
    names = {f"cmd_{command.name}" for command in app.registered_commands}

    assert names <= {path.stem for path in TRANSCRIPTS}


def test_a_remark_says_who_speaks() -> None:
    """On stderr stands the answer in brief, or a line that begins with `aikb: ` or `hint: `; usage stands alone."""
    said = {line for path in TRANSCRIPTS for line in path.read_text(encoding="utf-8").splitlines()}
    remarks = {line.removeprefix("2> ") for line in said if line.startswith("2> ")} - _usage()

    assert {line for line in remarks if not _BRIEF.match(line)} == set()


def _usage() -> set[str]:
    """The lines of the help that `aikb` alone gives."""
    run = subprocess.run([sys.executable, "-m", "aikb", "--help"], capture_output=True, check=True, env=os.environ)
    return set(run.stdout.decode("utf-8").splitlines())


def _run(command: str, environ: dict[str, str]) -> str:
    run = subprocess.run(
        ["/bin/sh", "-c", command], cwd=SAMPLE, env=environ, capture_output=True, check=False, timeout=60
    )
    lines = [*_lines(run.stdout, "", environ), *_lines(run.stderr, "2> ", environ)]
    code = [f"[{run.returncode}]"] if run.returncode else []
    return "\n".join([f"$ {command}", *lines, *code]) + "\n"


def _lines(output: bytes, prefix: str, environ: dict[str, str]) -> list[str]:
    text = (
        output.decode("utf-8")
        .replace(str(SAMPLE), "ROOT")
        .replace(environ["AIKB_CACHE_DIR"], "CACHE")
        .replace(environ["HOME"], "HOME")
    )
    text = re.sub(r"CACHE/[0-9a-f]{20}/g-[0-9a-f]+-\d+", "CACHE/…", text).replace("\t", "→")
    return [prefix + line.rstrip() for line in text.splitlines()]
