"""`aikb search -i`: what fzf is told to run, run by a stand-in that chooses the first line it is given."""

import shlex
import sys
from pathlib import Path

import pytest
from terminal_session import at_terminal

STAND_IN = f"""#!{sys.executable}
import os, shlex, subprocess, sys
options = dict(option.split("=", 1) for option in sys.argv[1:] if option.startswith(("--query=", "--preview=")))
answer = next(option for option in sys.argv if option.startswith("--bind=start:reload:")).split(":", 2)[2]
def run(command, **words):
    for name, word in words.items():
        command = command.replace("{{" + name + "}}", shlex.quote(word))
    environ = {{**os.environ, "FZF_PREVIEW_COLUMNS": "60"}}
    return subprocess.run([os.environ["SHELL"], "-c", command], capture_output=True, text=True, env=environ).stdout
lines = run(answer, q=options["--query"]).splitlines()
sys.stderr.write(f"LINES {{len(lines)}}\\n")
if not lines:
    sys.exit(130)
place = lines[0].split("\\t")[0]
sys.stderr.write(run(options["--preview"], **{{"1": place}}))
print(os.environ.get("PRESS", ""))
print(lines[0])
"""


@pytest.fixture
def person(user: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A user with the stand-in for fzf."""
    (tmp_path / "bin").mkdir()
    fzf = tmp_path / "bin" / "fzf"
    fzf.write_text(STAND_IN, encoding="utf-8")
    fzf.chmod(0o755)
    return {**user, "PATH": f"{tmp_path}/bin:{user['PATH']}", "EDITOR": "echo EDITS"}


def test_finder__shows_beside_and_edits_what_is_chosen(person: dict[str, str]) -> None:
    screen = at_terminal("aikb search -i 微調", person)

    assert "LINES 2" in screen
    assert "Continue training" in screen
    assert "EDITS" in screen
    assert "glossary/tuning.md" in screen.partition("EDITS")[2]


def test_finder__another_key_shows(person: dict[str, str]) -> None:
    screen = at_terminal("PRESS=ctrl-o aikb search -i 微調", person)

    assert "EDITS" not in screen
    assert screen.count("Continue training") == 2


def test_finder__nothing_typed_lists_all_there_is(person: dict[str, str]) -> None:
    listed = at_terminal("aikb list --tag llm --plain 2>/dev/null | wc -l", person).strip()

    assert f"LINES {listed}" in at_terminal("aikb search -i -t llm", person)


def test_finder__keeps_the_options_of_the_search(person: dict[str, str]) -> None:
    assert "LINES 1" in at_terminal("aikb search -i 微调 -t llm", person)


def test_finder__nothing_chosen_is_nothing_found(person: dict[str, str]) -> None:
    assert at_terminal("aikb search -i zzzqqq; echo status $?", person).endswith("status 1\n")


@pytest.mark.parametrize("query", ["$(touch made)", "`touch made`", "'; touch made; '", '"', "--help", "-C /"])
def test_finder__what_is_typed_is_no_command(query: str, person: dict[str, str], tmp_path: Path) -> None:
    at_terminal(f"cd {tmp_path}; aikb search -i -- {shlex.quote(query)}", person)

    assert not (tmp_path / "made").exists()


def test_finder__without_fzf_says_so(user: dict[str, str]) -> None:
    path = str(Path(sys.executable).parent)
    screen = at_terminal("aikb search -i 微调; echo status $?", {**user, "PATH": path})

    assert "aikb: error: -i needs fzf" in screen
    assert screen.endswith("status 2\n")


def test_finder__is_for_a_terminal_only(person: dict[str, str]) -> None:
    assert "-i needs a terminal" in at_terminal("aikb search -i 微调 2>&1 | cat", person)
    assert "use one of them" in at_terminal("aikb search -i 微调 --json", person)
