"""`aikb check` as a process: settings of the folder, and several at once over one cache."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "---\ntags: LLM, 微调\n---\n\n正文。\n"


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """Starts the command."""
    command = [sys.executable, "-m", "aikb", "-C", str(folder), "check", *arguments]
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "AIKB_CACHE_DIR": str(folder.parent / "cache")}
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr."""
    process = start(folder, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two notes with the same faults."""
    made = tmp_path / "notes"
    made.mkdir()
    for name in ("a", "b"):
        (made / f"{name}.md").write_text(BAD, encoding="utf-8")
    return made


def codes(out: str) -> list[str]:
    """The rules of the findings, in their order."""
    return [line.split(" ")[1] for line in out.splitlines()]


def test_the_settings_say_what_counts(folder: Path) -> None:
    """Ignored rules, rules ignored in a file, and what makes a run fail; the command line goes before."""
    settings = '[check]\nselect = ["AKB0"]\nignore = ["AKB007"]\nper-file-ignores = {"b.md" = ["missing-title"]}\n'
    (folder / "aikb.toml").write_text(settings, encoding="utf-8")
    assert run(folder)[:2] == (1, run(folder, "a.md")[1])
    assert codes(run(folder)[1]) == ["AKB006"]
    assert codes(run(folder, "--select", "AKB007")[1]) == ["AKB007", "AKB007"]

    (folder / "aikb.toml").write_text('[check]\nselect = ["AKB021"]\nfail-on = "error"\n', encoding="utf-8")
    (folder / "a.md").write_text(BAD.replace("tags:", "title: 甲\ntag:"), encoding="utf-8")
    assert run(folder)[0] == 0
    assert run(folder, "--fail-on", "warning")[0] == 1


def test_a_baseline_of_the_settings_stands_beside_them(folder: Path) -> None:
    """It is read and written without being named, and never outside the folder that was checked out."""
    (folder / "aikb.toml").write_text('[check]\nbaseline = "old.json"\n', encoding="utf-8")
    assert run(folder, "--write-baseline")[0] == 0
    assert json.loads((folder / "old.json").read_text(encoding="utf-8"))["findings"]
    assert run(folder)[0] == 0

    (folder / "aikb.toml").write_text('[check]\nbaseline = "../old.json"\n', encoding="utf-8")
    status, _, err = run(folder, "--write-baseline")
    assert (status, "leaves the folder" in err) == (2, True)
    assert not (folder.parent / "old.json").exists()


def test_a_wrong_setting_is_one_line(folder: Path) -> None:
    """With the file, the key and a hint."""
    (folder / "aikb.toml").write_text('[check]\nslect = ["AKB0"]\n', encoding="utf-8")
    status, out, err = run(folder)

    assert (status, out) == (2, "")
    assert "aikb.toml: unknown key check.slect" in err
    assert "Traceback" not in err


def test_several_at_once_say_what_one_says(folder: Path) -> None:
    """Processes with other rules over one new cache do not spoil each other's answers."""
    options = [(), ("--select", "AKB0"), ("--select", "ALL"), ("a.md",), ("--select", "AKB2"), ("--ignore", "AKB006")]
    processes = [start(folder, *option) for option in options]
    said = [process.communicate(timeout=120)[0] for process in processes]

    assert said == [run(folder, *option)[1] for option in options]
    assert codes(said[1]) == ["AKB006", "AKB007"] * 2
