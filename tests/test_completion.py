"""What completion answers, without a shell: texts, places, and that it costs and breaks nothing."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.base.errors import AikbError
from aikb.base.paths import SETTINGS_FILE
from aikb.completion import SHELLS, answer, script
from aikb.completion.catalog import Catalog
from aikb.completion.line import bash_words, quoted, unquoted
from aikb.completion.suggest import suggest
from aikb.completion.where import catalog, notes_root
from aikb.kb import KnowledgeBase
from aikb.settings import find_settings

ROOT = Path(__file__).parents[1]
BREAKS = " \t\n\"'><=;|&(:"
TEXTS = st.text(
    st.characters(exclude_characters="\0", codec="utf-8") | st.sampled_from(" '\"`$\\!()*~#\n\t"),
    min_size=1,
)
COSTLY = {
    "typer",
    "re",
    "typing",
    "pathlib",
    "datetime",
    "hashlib",
    "tomllib",
    "json",
    "aikb.names.fold",
    "aikb.settings",
}
REPORT = "import atexit, sys; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))"
RUN = f"{REPORT}; sys.argv = ['aikb', *sys.argv[1:]]; from aikb.__main__ import main; main()"


def ask(folder: Path, environ: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Asks as a shell does."""
    made = {**environ, "PATH": os.environ["PATH"], "HOME": str(folder)}
    command = [sys.executable, "-c", RUN, "__complete", *arguments]
    return subprocess.run(command, cwd=folder, env=made, capture_output=True, text=True, check=False)


def test_table_is_that_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table that completion reads holds the program's commands and options: scripts/docs.py writes it."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    made = runpy.run_path(str(ROOT / "scripts" / "grammar.py"))

    assert made["TARGET"].read_text(encoding="utf-8") == made["table"]()


@pytest.mark.parametrize("typed", ["define lor", "search tag:l", "show 低", "tags l", "list --kind ", "--"])
def test_nothing_costly_is_imported(kb: KnowledgeBase, notes: Path, environ: dict[str, str], typed: str) -> None:
    """An answer costs the start of Python and little more."""
    kb.tags()
    run = ask(notes, {**environ, "AIKB_DIR": str(notes)}, "bash", f"aikb {typed}", BREAKS)

    assert len(run.stdout.splitlines()) > 1
    assert sorted(COSTLY & set(run.stderr.split())) == []


def test_without_an_index(notes: Path, tmp_path: Path) -> None:
    """Where there is no index there is nothing to offer, and asking makes none."""
    cache = tmp_path / "none"
    for arguments in (("bash", "aikb define l", BREAKS), ("zsh", "define", "l"), ("fish", "define", "l")):
        run = ask(notes, {"AIKB_CACHE_DIR": str(cache), "AIKB_DIR": str(notes)}, *arguments)
        assert (run.returncode, run.stdout.strip()) == (0, "insert")
    assert not cache.exists()


@pytest.mark.parametrize(
    "arguments", [(), ("bash",), ("tcsh", "x"), ("bash", "aikb 'define", ""), ("bash", "", ""), ("zsh",)]
)
def test_asked_in_vain(notes: Path, environ: dict[str, str], arguments: tuple[str, ...]) -> None:
    """A question that is none has no answer, and no error message in the middle of somebody's line."""
    run = ask(notes, environ, *arguments)

    assert run.returncode == 0
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("damage", ["cut", "garbled", "foreign", "open to others"])
def test_damaged_index(kb: KnowledgeBase, notes: Path, environ: dict[str, str], damage: str) -> None:
    """An index that is torn, of another version, or not safely ours offers nothing, and stays as it is."""
    kb.tags()
    path = Path(catalog(str(notes), environ))
    with Catalog(str(path)) as sound:
        assert sound.names("lor") == ["LoRA"]
    if damage == "foreign":
        path.unlink()
        subprocess.run(
            [sys.executable, "-c", f"import sqlite3; sqlite3.connect({str(path)!r}).execute('create table a (b)')"],
            check=True,
        )
    elif damage == "open to others":
        path.parent.chmod(0o755)
    else:
        data = path.read_bytes()
        path.write_bytes(data[:5000] if damage == "cut" else b"\xff" * len(data))
    before = path.read_bytes()

    with Catalog(catalog(str(notes), environ)) as damaged:
        assert damaged.names("lor") == []
    assert path.read_bytes() == before
    path.parent.chmod(0o700)


def test_names(kb: KnowledgeBase, notes: Path, environ: dict[str, str]) -> None:
    """Names are found by how they begin, in any case, width and script, and by how they sound."""
    kb.tags()
    with Catalog(catalog(str(notes), environ)) as found:
        assert found.names("") != []
        assert found.names("low-r") == found.names("LOW r") == found.names("ｌow") == ["Low-Rank Adaptation"]
        assert found.names("低秩適") == found.names("dizhiship") == ["低秩适配"]
        assert found.names("zzz") == found.names("%") == []
        assert found.tags("l") == found.tags("L") == ["LLM"]
        assert found.paths("") == ["glossary/", "lingo/", "plain.md", "topics/"]
        assert found.paths("topics/") == ["topics/diffusion.md"]


def test_several_words_are_one_name(
    kb: KnowledgeBase, notes: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`define Diffusion M` goes on with what is left of the name."""
    kb.tags()
    for name, value in {**environ, "AIKB_DIR": str(notes)}.items():
        monkeypatch.setenv(name, value)

    assert suggest(["define", "Diffusion"], "M").texts == ["Model"]
    assert suggest(["define", "diffusion"], "m").texts == ["Model"]
    assert suggest(["define", "LoRA"], "M").texts == []
    assert suggest(["-C", str(notes / "lingo"), "define"], "炼").texts == []
    assert suggest(["new", "note"], "").texts == []


def test_paths(kb: KnowledgeBase, notes: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A glob of paths, in an option and in a query, goes on with the folders and notes that are there."""
    kb.tags()
    for name, value in {**environ, "AIKB_DIR": str(notes)}.items():
        monkeypatch.setenv(name, value)

    assert suggest(["list", "--path"], "").texts == ["glossary/", "lingo/", "plain.md", "topics/"]
    assert suggest(["list"], "--path=top").texts == ["--path=topics/"]
    assert suggest(["search"], "path:topics/").texts == ["path:topics/diffusion.md"]
    assert suggest(["list", "--path"], "nowhere/").texts == []


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("aikb ", ["aikb"], ("", "", "", "")),
        ("aikb  def", ["aikb"], ("def", "", "def", "")),
        ("aikb define 'a b' c\\ d", ["aikb", "define", "a b"], ("c d", "", "c\\ d", "")),
        ('aikb "a \\"b', ["aikb"], ('a "b', "", 'a \\"b', '"')),
        ("aikb 'a\\b", ["aikb"], ("a\\b", "", "a\\b", "'")),
        ("aikb --tag=x", ["aikb"], ("--tag=x", "--tag=", "x", "")),
        ("aikb --tag='x y", ["aikb"], ("--tag=x y", "--tag=", "x y", "'")),
        ("aikb a:b:", ["aikb"], ("a:b:", "a:b:", "", "")),
        ("aikb a\\:b", ["aikb"], ("a:b", "", "a\\:b", "")),
        ("aikb $'a\\nb' c", ["aikb", "a\nb"], ("c", "", "c", "")),
        ("aikb $(touch x) `y", ["aikb", "$(touch", "x)"], ("`y", "", "`y", "")),
        ("aikb 微\\", ["aikb"], ("微", "", "微\\", "")),
    ],
)
def test_bash_words(line: str, words: list[str], last: tuple[str, ...]) -> None:
    """A line is read as bash would, quotes undone, nothing expanded; what readline replaces is told apart."""
    before, word = bash_words(line, BREAKS.replace("(", ""))

    assert (before, (word.text, word.head, word.raw, word.quote)) == (words, last)


@given(st.lists(TEXTS, min_size=1, max_size=8), st.sampled_from(["", "'", '"']))
def test_bash_reads_back_what_is_quoted(texts: list[str], quote: str) -> None:
    """Whatever a name holds: bash reads exactly it, be it begun with a quote or not, and so do we."""
    words = [_closed(quoted(text, quote), quote) for text in texts]
    bash = shutil.which("bash") or pytest.skip("bash is not installed")
    run = subprocess.run(
        [bash, "-c", f"printf '%s\\0' {' '.join(words)}"], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )

    assert run.stdout.decode().split("\0")[:-1] == texts
    assert all("\n" not in word for word in words)
    printable = [(text, word) for text, word in zip(texts, words, strict=True) if text.isprintable()]
    assert all(unquoted(word) == text for text, word in printable)


def _closed(written: str, quote: str) -> str:
    """As readline leaves it: it closes the quote unless the text ends with one."""
    return quote + written + ("" if not quote or written.endswith(quote) else quote)


@pytest.mark.parametrize("shell", SHELLS)
def test_script_is_sound(shell: str, tmp_path: Path) -> None:
    """The script of each shell is one for that shell, and the program prints it."""
    run = subprocess.run(
        [sys.executable, "-m", "aikb", "completion", shell], capture_output=True, text=True, check=True
    )
    assert run.stdout == script(shell)
    if shutil.which(shell):
        (tmp_path / "script").write_text(run.stdout, encoding="utf-8")
        subprocess.run([shell, "-n", str(tmp_path / "script")], check=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_script_is_printed_without_the_command_line(shell: str) -> None:
    """Every shell that starts asks for it: the short way imports no typer, and prints what the long way does."""
    short, long = (
        subprocess.run([sys.executable, "-c", RUN, *words], capture_output=True, text=True, check=True)
        for words in (["completion", shell], ["--plain", "completion", shell])
    )

    assert short.stdout == long.stdout == script(shell)
    assert "typer" in long.stderr.split()
    assert sorted(COSTLY & set(short.stderr.split())) == []


@pytest.mark.parametrize("words", [["tcsh"], ["bash", "zsh"], ["--help"], []])
def test_what_else_completion_is_told_is_for_the_command(words: list[str]) -> None:
    """The short way is for a shell's name alone; help and errors are those of every command."""
    run = subprocess.run([sys.executable, "-c", RUN, "completion", *words], capture_output=True, text=True, check=False)

    assert "typer" in run.stderr.split()
    assert not run.stdout.startswith(script("bash"))
    assert run.returncode == (0 if words == ["--help"] else 2)


LAYOUTS = {
    "bare": {},
    "own": {"a/aikb.toml": 'notes = "n"\n'},
    "single quotes": {"a/aikb.toml": "# x\n  notes='n'  # here\n"},
    "escaped": {"a/aikb.toml": 'notes = "\\u006e"\n'},
    "multi-line": {"a/aikb.toml": "exclude = ['''\nnotes = 'x'\n''']\nnotes = 'n'\n"},
    "in a table": {"a/aikb.toml": '[check]\nnotes = "x"\n'},
    "commented": {"a/aikb.toml": '# notes = "x"\n'},
    "dotted": {"a/aikb.toml": 'new.path = "notes = 1"\n'},
    "project": {"a/pyproject.toml": '[tool.black]\nnotes = "x"\n[tool.aikb]\nnotes = "n"\n'},
    "project without": {"a/pyproject.toml": '[tool.aikb]\n[tool.black]\nnotes = "x"\n'},
    "other project": {"a/pyproject.toml": "[tool.black]\n", "aikb.toml": 'notes = "a"\n'},
    "both": {"a/pyproject.toml": '[tool.aikb]\nnotes = "n"\n', "a/aikb.toml": ""},
    "above": {"aikb.toml": 'notes = "a/n"\n'},
    "default": {".config/aikb/config.toml": 'color = "never"\ndefault_dir = "~/a/n" # mine\n'},
    "default with settings": {".config/aikb/config.toml": 'default_dir = "~/a"\n', "a/aikb.toml": 'notes = "n"\n'},
}


@pytest.mark.parametrize("named", ["", "-C", "AIKB_DIR"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_notes_are_those_of_the_commands(
    layout: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Completion looks into the folder that a command would read, wherever it is named."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a" / "n" / "deep").mkdir(parents=True)
    for path, text in LAYOUTS[layout].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    folder = tmp_path / "a"
    monkeypatch.chdir(folder)
    environ = {"AIKB_DIR": str(folder)} if named == "AIKB_DIR" else {}
    directory = str(folder) if named == "-C" else ""
    try:
        expected = str(find_settings(directory, environ, folder).root)
    except AikbError:
        expected = ""

    found = notes_root(directory, environ)
    assert (os.path.realpath(found) if found else "") == expected


def test_broken_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that no command could read are no reason for an error here."""
    monkeypatch.chdir(tmp_path)
    for text in ("notes = [", "notes = 1", 'notes = "' + "\\", "notes = " + "[" * 5000, "notes"):
        (tmp_path / SETTINGS_FILE).write_text(text, encoding="utf-8")
        assert os.path.realpath(notes_root("", {})) == str(tmp_path)
        assert answer.complete(["bash", "aikb define x", BREAKS]).startswith("insert")
