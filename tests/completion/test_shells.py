"""Completion in real shells, as keys pressed at their prompts; a shell that is not installed is skipped."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from shell_session import SETUP, Shell

# Names as notes could have them, from a stranger's clone too; each is begun by a word that nothing else begins with.
NAMES = [  # each the only name of its note: one that ends in parentheses would be two
    "q0 Prompt Engineering",
    "q1it's",
    'q2 say "hi"',
    "q3 $(touch made)z",
    "q4 `touch made`",
    "q5;touch made|cat&x>y<z",
    "q6 *?[a-z]{b,c}!1 (x)y",
    "q7\\back\\nslash",
    "q8 #hash ~tilde %25 ^caret",
    "q9:colon=equals",
    "微调 $HOME",
]
FILES = ["q-new\nline $(touch made).md", "q-sub folder/a b.md"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds notes and their index, in which nothing else may come to be."""
    base = tmp_path_factory.mktemp("shells")
    for number, name in enumerate(NAMES):
        quoted = name.replace("'", "''")
        (base / f"n{number}.md").write_text(
            f"---\ntitle: '{quoted}'\ntags: ['t{number} {quoted}']\n---\ntext\n", encoding="utf-8"
        )
    for file in FILES:
        (base / file).parent.mkdir(exist_ok=True)
        (base / file).write_text("---\ntitle: other\n---\ntext\n", encoding="utf-8")
    (base / "aikb.toml").touch()
    subprocess.run(
        [sys.executable, "-m", "aikb", "index"], cwd=base, env=environ(base), check=True, capture_output=True
    )
    return base


def environ(base: Path) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {"PATH": path, "AIKB_CACHE_DIR": str(base.parent / "cache"), "HOME": str(base)}


@pytest.fixture(scope="module", params=SETUP)
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator[Shell]:
    """Each shell in turn, standing in the notes folder."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    with Shell(request.param, folder, environ(folder)) as made:
        yield made


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("aikb def", "aikb define "),
        ("aikb --no-s", "aikb --no-sync "),
        ("aikb -C . list --kind g", "aikb -C . list --kind glossary "),
        ("aikb list --kind=lin", "aikb list --kind=lingo "),
        ("aikb new to", "aikb new topic "),
        ("aikb completion z", "aikb completion zsh "),
        ("aikb config new.pa", "aikb config new.path "),
        ("aikb check aikb.t", "aikb check aikb.toml "),
        ("aikb --dir=q-s", "aikb --dir=q-sub\\ folder/"),
        ("aikb init q-s", "aikb init q-sub\\ folder/"),
        ("aikb show q-sub\\ folder/", "aikb show q-sub\\ folder/a\\ b.md "),
        ("aikb bench --queries aikb.t", "aikb bench --queries aikb.toml "),
        ("aikb nothing q", "aikb nothing q"),
        ("aikb define zzz", "aikb define zzz"),
    ],
)
def test_line(shell: Shell, line: str, whole: str) -> None:
    """Commands, options, values, files and folders are completed; what nothing begins with is left alone."""
    assert shell.complete(line).rstrip() == whole.rstrip()


@pytest.mark.parametrize("name", NAMES)
def test_name_arrives_whole(shell: Shell, folder: Path, name: str) -> None:
    """Whatever a name holds, the completed word is that name to the command, and nothing of it is executed."""
    before = sorted(folder.iterdir())

    assert shell.run(f"args define {name[:2]}\t") == ["define", name]
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("name", NAMES)
def test_tag_arrives_whole(shell: Shell, folder: Path, name: str) -> None:
    """So does a tag, behind its option or in a query."""
    tag = f"t{NAMES.index(name)} {name}"
    begun = tag.partition(" ")[0]

    assert shell.run(f"args list -t {begun}\\ \t") == ["list", "-t", tag]
    assert not (folder / "made").exists()


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("name", NAMES)
def test_name_in_quotes(shell: Shell, folder: Path, name: str, quote: str) -> None:
    """It is also when the word was begun in quotes."""
    assert shell.run(f"args define {quote}{name[:2]}\t") == ["define", name]
    assert not (folder / "made").exists()


def test_path_with_a_line_end(shell: Shell, folder: Path) -> None:
    """A path of two lines is one word; fish, which is told candidates by lines, is not told of it."""
    typed = ["show", "q-n"] if shell.name == "fish" else ["show", FILES[0]]

    assert shell.run("args show q-n\t") == typed
    assert not (folder / "made").exists()


def test_other_spellings(shell: Shell) -> None:
    """A name is found in any case, width and script; fish keeps to what begins as it was typed."""
    for typed in ("Q0", "ｑ０", "微調 "):
        if typed.isascii() or shell.name != "fish":
            found = shell.run(f"args define {typed.replace(' ', chr(92) + ' ')}\t")
            assert found == ["define", NAMES[0] if "0" in typed or "０" in typed else NAMES[-1]]
