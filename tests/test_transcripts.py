"""Runs the console transcripts of tests/transcripts against the real program; `--update` writes what it said.

In a ```console block, `$ ` begins a command, `2> ` a line of stderr, `[1]` alone is the exit code (none: 0), and all
other lines are stdout. A tab is written `→`. The working folder is tests/notes_sample; `ROOT` and `CACHE` stand for
the notes folder and the cache. Read the diff of an update as you would read code: it freezes mistakes too.

A command that runs until Ctrl-C is followed line by line: `& ` begins what another shell does once the lines above it
were written, and `^C` interrupts the command. Its stderr is seen where the command ends with `2>&1`.
"""

import itertools
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aikb.cli.registry import COMMANDS

HERE = Path(__file__).parent
SAMPLE = HERE / "notes_sample"
TRANSCRIPTS = sorted((HERE / "transcripts").glob("*.md"))
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_BRIEF = re.compile(
    r"aikb: |hint: |\d|links to \d|nothing found$|no entry has all the words; |also called: |can be fixed: |no link to make$"
    r"|(would fix|fixed|wrote|would rename|renamed|opening) "
)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_MEANWHILE = re.compile(r"^(?:& |\^C$)", re.MULTILINE)


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
    said = _BLOCK.sub(lambda block: _COMMAND.sub(lambda match: _played(match, environ), block[0]), written)
    if request.config.getoption("--update"):
        path.write_text(said, encoding="utf-8")

    assert written == said


def test_every_command_has_a_transcript() -> None:
    """A command without a transcript is a command nobody has looked at."""
    told = {path.stem.removeprefix("cmd_") for path in TRANSCRIPTS if path.stem.startswith("cmd_")}

    assert told == set(COMMANDS)


def test_a_remark_says_who_speaks() -> None:
    """On stderr stands the answer in brief, or a line that begins with `aikb: ` or `hint: `; usage stands alone."""
    said = {line for path in TRANSCRIPTS for line in path.read_text(encoding="utf-8").splitlines()}
    remarks = {line.removeprefix("2> ") for line in said if line.startswith("2> ")} - _usage()

    assert {line for line in remarks if not _BRIEF.match(line)} == set()


def _usage() -> set[str]:
    """The lines of the help that `aikb` alone gives."""
    run = subprocess.run([sys.executable, "-m", "aikb", "--help"], capture_output=True, check=True, env=os.environ)
    return set(run.stdout.decode("utf-8").splitlines())


def _played(written: re.Match[str], environ: dict[str, str]) -> str:
    command, output = written["command"], written["output"]
    if not _MEANWHILE.search(output):
        return _run(command, environ)
    return "\n".join([f"$ {command}", *_followed(command, output.splitlines(), environ)]) + "\n"


def _followed(command: str, written: list[str], environ: dict[str, str]) -> Iterator[str]:
    """The lines of a command that runs until Ctrl-C, and what is done meanwhile, in the order of the transcript."""
    shell: dict[str, Any] = {"cwd": SAMPLE, "env": environ}
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {command}"],  # the command itself is interrupted, no shell around it
        stdout=subprocess.PIPE,
        preexec_fn=_hear_interrupts,  # noqa: PLW1509 - nothing but a signal is set
        **shell,
    ) as process:
        limit = threading.Timer(60, process.kill)  # a line that never comes
        limit.start()
        assert process.stdout
        for line in itertools.takewhile("^C".__ne__, written):
            if line.startswith("& "):
                subprocess.run(["/bin/sh", "-c", line[2:]], check=True, timeout=60, **shell)
                yield line
            else:
                yield from _lines(process.stdout.readline(), "", environ)
        if "^C" in written:
            process.send_signal(signal.SIGINT)
            yield "^C"
        yield from _lines(process.stdout.read(), "", environ)
        limit.cancel()
    if process.returncode:
        yield f"[{process.returncode}]"


def _hear_interrupts() -> None:
    """A shell's background jobs ignore Ctrl-C, and pass that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


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
