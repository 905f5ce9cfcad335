"""What other programs run of us: the hook of pre-commit and the steps of the GitHub action, on a folder of notes."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BAD = "---\ntags: LLM, 微调\n---\n\n正文。\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a README, and notes in a folder of their own."""
    folder = tmp_path / "project"
    (folder / "notes").mkdir(parents=True)
    (folder / "aikb.toml").write_text('notes = "notes"\n', encoding="utf-8")
    (folder / "README.md").write_text("# 没有\n", encoding="utf-8")
    (folder / "notes" / "好 的.md").write_text("---\ntitle: 好\n---\n\n正文。\n", encoding="utf-8")
    (folder / "notes" / "bad.md").write_text(BAD, encoding="utf-8")
    return folder


def run(command: list[str], project: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as a CI system does."""
    environ = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "AIKB_CACHE_DIR": str(project.parent / "cache")}
    return subprocess.run(
        command, cwd=project, env={**environ, **more}, capture_output=True, text=True, check=False, timeout=120
    )


def read(name: str) -> Any:
    """A YAML file of the repository's root."""
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_checks_the_notes_that_it_is_given(project: Path) -> None:
    """Files that are no notes are passed over, as pre-commit names every Markdown file of a commit."""
    (hook,) = read(".pre-commit-hooks.yaml")
    command = hook["entry"].split()

    assert run([*command, "README.md"], project).returncode == 0
    assert run([*command, "README.md", "notes/好 的.md"], project).returncode == 0
    failed = run([*command, "README.md", "notes/bad.md", "notes/好 的.md"], project)
    assert failed.returncode == 1
    assert {line.split(":")[0] for line in failed.stdout.splitlines()} == {"bad.md"}


def step(project: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the checking step of the action with these inputs, the program installed where the action puts it."""
    action = read("action.yml")
    given = {name: inputs.get(name.replace("-", "_"), each["default"]) for name, each in action["inputs"].items()}
    check = action["runs"]["steps"][1]
    environ = {name: given[value.split(".")[1].split(" ")[0]] for name, value in check["env"].items()}
    folder = project.parent / "temp" / "aikb" / "bin"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "aikb").exists():
        (folder / "aikb").symlink_to(Path(sys.executable).with_name("aikb"))
    return run(["bash", "-e", "-c", check["run"]], project, RUNNER_TEMP=str(project.parent / "temp"), **environ)


def test_the_action_annotates_files_as_the_repository_names_them(project: Path) -> None:
    """GitHub looks for files from the root of the repository, not from that of the notes."""
    done = step(project)

    assert done.returncode == 1
    assert all(line.startswith("::") and "file=notes/bad.md," in line for line in done.stdout.splitlines())


def test_the_inputs_of_the_action(project: Path) -> None:
    """Folder, paths with blanks, arguments, a file for the findings."""
    assert step(project, directory="notes", paths="notes/好 的.md\n").returncode == 0
    assert step(project, arguments="--select=AKB2\n--fail-on=error").returncode == 0
    assert step(project, output_format="sarif", output_file="out.sarif").returncode == 1
    assert (project / "out.sarif").read_text(encoding="utf-8").startswith("{")


def test_no_input_of_the_action_can_run_a_command(project: Path) -> None:
    """Inputs stand in no script."""
    assert not [each for each in read("action.yml")["runs"]["steps"] if "${{" in each["run"]]
    for name in ("directory", "paths", "arguments", "output_format"):
        assert step(project, **{name: "$(touch made)`touch made`;touch made"}).returncode == 2
    assert not (project / "made").exists()
