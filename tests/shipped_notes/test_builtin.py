"""What is shipped: the built-in notes in the wheel and the checkout, and the source archive."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from aikb.settings import builtin_settings

ROOT = Path(__file__).parents[2]
_PATH = re.compile(r"(?<![\w./-])(?:[\w.-]+/)*[\w.-]*\w")  # what may be one
INSIDE = "aikb/data/notes/"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of the wheel, as an install lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def aikb(installed: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    """Runs the installed program in a folder without notes, for a user who has nothing but a home."""
    home = installed.parent
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(installed), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "aikb", *args]
    return subprocess.run(command, cwd=home, env=environ, capture_output=True, text=True, check=False)


def test_the_wheel_holds_every_note(installed: Path) -> None:
    shipped = {path.relative_to(installed / INSIDE) for path in (installed / INSIDE).rglob("*") if path.is_file()}

    assert shipped == {path.relative_to(ROOT / "notes") for path in (ROOT / "notes").rglob("*") if path.is_file()}


def test_an_install_answers_without_any_notes_folder(installed: Path) -> None:
    asked, plain = aikb(installed, "--builtin", "define", "LoRA"), aikb(installed, "define", "LoRA")

    assert str(installed / INSIDE.rstrip("/")) in aikb(installed, "index", "--status").stdout
    assert "Low-Rank Adaptation" in asked.stdout
    assert asked.stderr == ""
    assert plain.stdout == asked.stdout
    assert plain.stderr.count("\n") == plain.stderr.count("using the built-in notes") == 1


def test_the_checkout_answers_from_its_own_notes() -> None:
    assert builtin_settings({}).root == ROOT / "notes"


def test_a_source_archive_holds_what_the_documents_name(tmp_path: Path) -> None:
    """Whoever unpacks it finds each file and folder that README and its like speak of."""
    (archive,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    named = {name.removeprefix("./") for text in texts for name in _PATH.findall(text) if (ROOT / name).exists()}

    assert {"docs/performance.md", ".ci/run", "schema/note.schema.json"} <= named
    assert named - {".venv"} <= held | {folder for name in held for folder in map(str, Path(name).parents)}
