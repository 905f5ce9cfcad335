"""The built-in notes: in the wheel, in the checkout, and what answers from them."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from aikb.settings import builtin_settings

ROOT = Path(__file__).parents[2]
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
    assert plain.stderr.count("\n") == plain.stderr.count("the built-in notes answer") == 1


def test_the_checkout_answers_from_its_own_notes() -> None:
    assert builtin_settings({}).root == ROOT / "notes"
