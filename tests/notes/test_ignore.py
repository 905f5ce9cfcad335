"""What .gitignore leaves out is what git leaves out."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aikb.notes.ignore import any_glob, parse_patterns, verdict

CLASSES = "alnum alpha blank cntrl digit graph lower print punct space upper xdigit".split()
PIECES = [
    *"ab-]^!/*?[\\.1Z_ #",
    "**/",
    "/**",
    "[a",
    "[!",
    "[^",
    "[]",
    "[[:",
    ":]]",
    "]",
    "a-z",
    "z-a",
    ".md",
    *(f"[[:{name}:]]" for name in (*CLASSES, "word", "")),
    *(f"[![:{name}:]-]" for name in CLASSES),
]
LINES = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), min_size=1, max_size=3)
NAMES = st.text("ab-]^![*?\\.1Z_ #:", min_size=1, max_size=4).filter(lambda name: name not in (".", ".."))
PATHS = st.lists(st.lists(NAMES, min_size=1, max_size=3).map("/".join), min_size=1, max_size=12, unique=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty repository, in which git is asked about paths that need not be there."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(folder)], check=True, env=_bare())
    return folder


def _bare() -> dict[str, str]:
    """An environment without anybody's settings of git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": os.devnull}


def ignored_by_git(repository: Path, lines: list[str], paths: list[str]) -> set[str]:
    """The paths that git passes over."""
    (repository / ".gitignore").write_text("\n".join(lines), encoding="utf-8", newline="")
    command = ["git", "-c", "core.ignoreCase=false", "check-ignore", "--no-index", "-z", "--stdin"]
    asked = "\0".join(f"./{path}" for path in paths).encode()
    run = subprocess.run(command, cwd=repository, input=asked, capture_output=True, check=False, env=_bare())
    assert run.returncode in (0, 1), run.stderr
    return {path.removeprefix("./") for path in run.stdout.decode().split("\0")} - {""}


def ignored(lines: list[str], paths: list[str]) -> set[str]:
    """The paths that we pass over: a folder on the way is left out, or the file itself."""
    patterns = parse_patterns(lines)
    return {path for path in paths if any(verdict(patterns, *each) for each in _way(path))}


def _way(path: str) -> list[tuple[str, bool]]:
    folders = [(path[:at], True) for at, char in enumerate(path) if char == "/"]
    return [*folders, (path, False)]


@settings(max_examples=100, deadline=None)
@given(lines=LINES, paths=PATHS)
@example(lines=["[[:alpha:]]"], paths=["a", "1", "Z"])
@example(lines=["[a"], paths=["[a", "a", "b/[a"])
@example(lines=["*[]-a]"], paths=["]", "-", "a", "b]", "^"])
@example(lines=["a[^b]1"], paths=["a/1", "a-1", "ab1"])
@example(lines=["[z-ab]"], paths=["z", "a", "b"])
@example(lines=["a\\"], paths=["a\\", "a"])
def test_verdicts_are_those_of_git(repository: Path, lines: list[str], paths: list[str]) -> None:
    """Whatever is written there, of ASCII."""
    assert ignored(lines, paths) == ignored_by_git(repository, lines, paths)


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_has_the_characters_that_git_has(repository: Path, name: str) -> None:
    """Each of ASCII's, but for those that no name can have."""
    paths = [f"x{chr(code)}y" for code in range(1, 128) if chr(code) != "/"]
    for line in (f"x[[:{name}:]]y", f"x[![:{name}:]]y"):
        assert ignored([line], paths) == ignored_by_git(repository, [line], paths)


@pytest.mark.parametrize("glob", ["[a", "[[:word:]]", "a\\"])
def test_a_glob_that_cannot_be_read_matches_nothing(glob: str) -> None:
    """Globs of the settings are read alike, whatever the case."""
    assert not any(any_glob((glob,)).fullmatch(path) for path in (glob, "a", "w"))
    assert any_glob((glob, "[[:lower:]].md")).fullmatch("A.MD")
