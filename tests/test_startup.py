"""What a command must not import: each of these costs more than the answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent / "notes_sample"
HEAVY = {
    "textual",
    "jieba",
    "pypinyin",
    "pydantic",
    "rich",
    "markdown_it",
    "yaml",
    "asyncio",
    "urllib.request",
    "pkg_resources",
}
SEARCHING = {"whoosh.qparser", "whoosh.lang.morph_en"}
FORBIDDEN = {
    "--version": HEAVY | {"typer", "whoosh", "sqlite3"},
    "--help": HEAVY | {"whoosh"},
    "define LoRA": HEAVY | {"whoosh"},
    "tags": HEAVY | {"whoosh"},
    "browse": HEAVY | {"whoosh"},  # without a terminal it opens nothing
    "list": HEAVY | {"whoosh"},
    "show LoRA": HEAVY | {"whoosh"},
    "links LoRA": HEAVY | {"whoosh"},
    "related LoRA": HEAVY | {"whoosh"},
    "graph": HEAVY | {"whoosh"},
    "rename LoRA 低秩 --dry-run": HEAVY - {"yaml", "markdown_it"} | {"whoosh"},  # reads notes anew
    "link lingo/slang.md": HEAVY - {"yaml", "markdown_it"} | {"whoosh"},
    "list --orphans": HEAVY | {"whoosh"},
    "check": HEAVY - {"yaml"} | {"whoosh"},  # the sample has a lexicon.yml, which check reads
    "rule AKB004": HEAVY | {"whoosh"},
    "edit LoRA --print": HEAVY | {"whoosh"},
    "open LoRA --print": HEAVY - {"yaml", "markdown_it"} | {"whoosh", "webbrowser"},  # reads the note's sources
    "stats": HEAVY | {"whoosh"},
    "config": HEAVY | {"whoosh"},
    "completion bash": HEAVY | {"typer", "whoosh", "sqlite3", "re"},
    "index": HEAVY | {"whoosh"},
    "search 微调": HEAVY | SEARCHING,
    "search 学习率太大会怎么样": HEAVY | SEARCHING,
}
REPORT = "import atexit, sys; atexit.register(lambda: sys.stderr.write('MODULES ' + ' '.join(sys.modules)))"
RUN = f"{REPORT}; sys.argv = ['aikb', *sys.argv[1:]]; from aikb.__main__ import main; main()"


@pytest.fixture(scope="module")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which the sample's index, its links and the memory of check are up to date."""
    made = {**os.environ, "AIKB_CACHE_DIR": str(tmp_path_factory.mktemp("cache")), "AIKB_DIR": str(SAMPLE)}
    subprocess.run([sys.executable, "-m", "aikb", "links", "LoRA"], env=made, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "aikb", "check"], env=made, check=False, capture_output=True)
    return made


@pytest.mark.parametrize("command", FORBIDDEN)
def test_command_imports_nothing_it_does_not_use(command: str, environ: dict[str, str]) -> None:
    """A command pays only for what it uses."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, *command.split()], env=environ, capture_output=True, text=True, check=False
    )
    modules = set(run.stderr.rpartition("MODULES ")[2].split())

    assert "sys" in modules
    assert sorted(FORBIDDEN[command] & modules) == []
