"""The lists of the program as a whole: what is in them is documented, and what should be in them is."""

import subprocess
import sys
from pathlib import Path

from aikb import entries
from aikb.cli.registry import Commands
from aikb.entries import EXTRACTORS
from aikb.model import ENTRY_TYPES, KINDS

ROOT = Path(__file__).parents[1]


def test_layers_are_kept() -> None:
    """The import contract of pyproject.toml holds, so that plain pytest shows a broken layer."""
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout


def test_every_command_says_what_it_is_for() -> None:
    """A command's help has a purpose in one sentence, an example and its exit codes, and the README has it."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = Commands()
    assert commands
    for name, command in commands.items():
        told = command.help or ""

        assert told.split("\n")[0].endswith("."), name
        assert f"Example: aikb {name}" in told
        assert "Exit status: 0 " in told
        assert f"### aikb {name}\n" in readme


def test_every_extractor_has_cases() -> None:
    """An extractor is named after its file and has a case file."""
    cases = {path.stem for path in (ROOT / "tests" / "cases").glob("entries_*.md")}
    for extractor in EXTRACTORS:
        assert extractor.__module__ == f"{entries.__name__}.{extractor.__name__}"
        assert f"entries_{extractor.__name__}" in cases


def test_kinds_and_types_stand_in_the_readme() -> None:
    """What a note can be is documented."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(f"`{kind}`" in readme for kind in KINDS)
    assert f"{' or '.join(ENTRY_TYPES)}." in readme  # of `--type`
