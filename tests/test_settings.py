"""Where the notes, the settings and the caches are found."""

from pathlib import Path

import pytest

from aikb.base.errors import BadSettings, NoNotesFolder
from aikb.settings import cache_base, cache_folder, find_settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with four folders that could hold notes."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("typed", "named", "project/notes/deep", "usual", ".config/aikb"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_order(home: Path) -> None:
    """-C, then AIKB_DIR, then the nearest settings file above, then the user's default, then an error."""
    write(home / ".config/aikb/config.toml", 'default_dir = "~/usual"\n')
    write(home / "project/aikb.toml", 'notes = "notes"\n')
    environ = {"AIKB_DIR": str(home / "named")}
    deep = home / "project" / "notes" / "deep"
    assert find_settings(str(home / "typed"), environ, deep).root == home / "typed"
    assert find_settings(None, environ, deep).root == home / "named"
    assert find_settings(None, {"AIKB_DIR": ""}, deep).root == home / "project" / "notes"
    assert find_settings(None, {}, home).root == home / "usual"
    (home / ".config/aikb/config.toml").unlink()
    with pytest.raises(NoNotesFolder, match=r"tried -C, AIKB_DIR, aikb\.toml .* default_dir") as error:
        find_settings(None, {}, home)
    assert "aikb.toml" in error.value.hint


def test_order__nearest_file(home: Path) -> None:
    """The nearest parent's file counts; its own file wins over its pyproject.toml."""
    write(home / "project/aikb.toml", 'exclude = ["far"]\n')
    write(home / "project/notes/pyproject.toml", '[tool.aikb]\nexclude = ["near"]\n')
    deep = home / "project" / "notes" / "deep"
    assert find_settings(None, {}, deep).exclude == ("near",)
    write(home / "project/notes/aikb.toml", 'exclude = ["own"]\n')
    assert find_settings(None, {}, deep).exclude == ("own",)


def test_pyproject__table_inside(home: Path) -> None:
    """A file that has no key of the table itself speaks of aikb too."""
    write(home / "project/pyproject.toml", "[tool.aikb.links]\nlabel_first = true\n")
    found = find_settings(None, {}, home / "project/notes")
    assert (found.root, found.dialect.label_first, found.warnings) == (home / "project", True, ())


@pytest.mark.parametrize("text", ["", "[tool.black]\n", "[tool.aikbs]\n", "not toml at all [", "# [tool.aikb]\n"])
def test_pyproject__of_others(home: Path, text: str) -> None:
    """A pyproject.toml that does not speak of aikb is passed by, whatever it holds."""
    write(home / "project/pyproject.toml", text)
    with pytest.raises(NoNotesFolder):
        find_settings(None, {}, home / "project")


def test_xdg(home: Path) -> None:
    """XDG folders count when they are absolute paths; AIKB_CACHE_DIR comes before them."""
    assert cache_base({}) == home / ".cache" / "aikb"
    assert cache_base({"XDG_CACHE_HOME": "relative"}) == home / ".cache" / "aikb"
    assert cache_base({"XDG_CACHE_HOME": "/x"}) == Path("/x/aikb")
    assert cache_base({"XDG_CACHE_HOME": "/x", "AIKB_CACHE_DIR": "/y"}) == Path("/y")
    (home / "xdg/aikb").mkdir(parents=True)
    write(home / "xdg/aikb/config.toml", f'default_dir = "{home}/named"\n')
    assert find_settings(None, {"XDG_CONFIG_HOME": str(home / "xdg")}, home).root == home / "named"


def test_nobody_at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without a home folder (a container's) has no settings, and is told to name a cache."""
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("os.getuid", lambda: 4_000_000)
    found = find_settings(str(home / "typed"), {}, home)
    with pytest.raises(BadSettings, match="no home folder"):
        cache_folder(found, {})
    assert cache_folder(found, {"AIKB_CACHE_DIR": "/y"}).parent == Path("/y")


def test_folder_named_outright(home: Path) -> None:
    """A settings file in a folder that is named counts; a folder that is not there is an error."""
    write(home / "project/aikb.toml", 'notes = "notes"\ninclude = ["*.txt"]\n')
    found = find_settings(str(home / "project"), {}, home)
    assert (found.root, found.include) == (home / "project" / "notes", ("*.txt",))
    for name, said in (("nowhere", "no such folder"), ("project/aikb.toml", "this is not a folder")):
        with pytest.raises(NoNotesFolder, match=said):
            find_settings(str(home / name), {}, home)


@pytest.mark.parametrize("outside", ["..", "/", "../usual", "notes/../..", "link"])
def test_notes_outside_refused(home: Path, outside: str) -> None:
    """A settings file that came with a clone cannot point at what lies outside its folder."""
    (home / "project" / "link").symlink_to(home / "usual")
    write(home / "project/aikb.toml", f'notes = "{outside}"\n')
    with pytest.raises(BadSettings, match="leaves the folder"):
        find_settings(None, {}, home / "project")


@pytest.mark.parametrize(
    "text",
    [
        *("notes = [", "notes = 1", 'include = "*.md"', "exclude = [1]", 'notes = "a\\u0000b"', "\xff"),
        *('width = "80"', "width = true", "width = -1", "width = 5000"),
        *("[new]\npath = 1", "check = 1", "a = " + "[" * 5000, "#" * (1 << 20) + "\n\n"),
    ],
    ids=lambda text: text[:20],
)
def test_bad_settings(home: Path, text: str) -> None:
    """What is no TOML, or has the wrong type, is an error that names the file."""
    (home / "project/aikb.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadSettings, match=r"aikb\.toml"):
        find_settings(None, {}, home / "project")


@pytest.mark.parametrize("text", ['color = "blue"', "color = true", "editor = 1"])
def test_bad_settings__of_the_user(home: Path, text: str) -> None:
    """The same holds of the user's own file."""
    write(home / ".config/aikb/config.toml", text)
    with pytest.raises(BadSettings, match=r"config\.toml"):
        find_settings(None, {}, home / "project")


@pytest.mark.parametrize("text", ["tool = 1\n[tool.aikb]", "[tool.aikb]\nnotes = 3"])
def test_bad_pyproject(home: Path, text: str) -> None:
    """The same holds of a table in pyproject.toml."""
    write(home / "project/pyproject.toml", text)
    with pytest.raises(BadSettings, match=r"pyproject\.toml"):
        find_settings(None, {}, home / "project")


def test_default_dir__of_nobody(home: Path) -> None:
    """A default folder that is not there is an error that says where it was named."""
    write(home / ".config/aikb/config.toml", 'default_dir = "~nobody-here/notes"\n')
    with pytest.raises(NoNotesFolder, match="default_dir in"):
        find_settings(None, {}, home)


def test_notes_not_there(home: Path) -> None:
    """A settings file that names no folder is an error that says which."""
    write(home / "project/aikb.toml", 'notes = "nots"\n')
    with pytest.raises(NoNotesFolder, match="no such folder: nots"):
        find_settings(None, {}, home / "project")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("noets = 1", "unknown key 'noets' (did you mean 'notes'?)"),
        ("[new]\npth = 1", "unknown key 'new.pth' (did you mean 'new.path'?)"),
        ("new = 1", "unknown key 'new'"),
        ("zzzzzz = 1", "unknown key 'zzzzzz'"),
        ('editor = "rm"', "editor has no effect here: a project cannot choose a program"),
        ('pager = "rm"', "pager has no effect here: a project cannot choose a program"),
        ('editor_uri = "x:{path}"', "editor_uri has no effect here: a project cannot choose a program"),
        ('color = "always"', "color has no effect here: a project does not choose colours"),
        ('default_dir = "/"', "default_dir has no effect here: it belongs in your own config.toml"),
    ],
)
def test_project__said_in_vain(home: Path, text: str, said: str) -> None:
    """A key that a project cannot set has no effect and is a warning, not an error: the file may be of a newer version."""
    write(home / "project/aikb.toml", text + "\n")
    found = find_settings(None, {}, home / "project")

    assert [said in warning for warning in found.warnings] == [True]
    assert {name for name, value in found.values.items() if value.origin != "default"} == {"notes"}


def test_user__said_in_vain(home: Path) -> None:
    """The user's file cannot say where the notes of a project are."""
    write(home / ".config/aikb/config.toml", 'notes = "."\n')
    found = find_settings(str(home / "usual"), {}, home)

    assert ["it belongs in a project's aikb.toml" in warning for warning in found.warnings] == [True]


def test_precedence(home: Path) -> None:
    """The environment comes before the project, the project before the user, the user before the default."""
    user = write(
        home / ".config/aikb/config.toml", 'color = "never"\nwidth = 90\neditor = "nano"\n[new]\nnote = "n/{slug}.md"\n'
    )
    project = write(home / "project/aikb.toml", "width = 72\n")
    found = find_settings(None, {"VISUAL": "", "EDITOR": "vim -p"}, home / "project")

    assert found.values["color"] == ("never", str(user))
    assert found.values["width"] == (72, str(project))
    assert found.values["editor"] == ("vim -p", "environment EDITOR")
    assert found.values["new.note"] == ("n/{slug}.md", str(user))
    assert found.values["new.path"] == ("{kind_folder}/{slug}.md", "default")
    assert find_settings(None, {}, home / "project").values["editor"] == ("nano", str(user))
    assert find_settings(None, {"NO_COLOR": "1"}, home / "project").values["color"] == ("auto", "environment NO_COLOR")


def test_precedence__pager(home: Path) -> None:
    """As with git: the variable of the program comes before its settings, and the one of all programs behind them."""
    environ = {"PAGER": "more", "AIKB_PAGER": "less -S"}
    assert find_settings(str(home), environ, home).get("pager") == "less -S"
    assert find_settings(str(home), {"PAGER": "more"}, home).get("pager") == "more"
    write(home / ".config/aikb/config.toml", 'pager = "cat"\n')
    assert find_settings(str(home), {"PAGER": "more"}, home).get("pager") == "cat"


def test_check_is_handed_over(home: Path) -> None:
    """The table of `check` is not looked into: it has its own reader."""
    write(home / "project/aikb.toml", '[check]\nselect = ["AKB1"]\n[check.per-file-ignores]\n"a/*" = ["AKB2"]\n')
    found = find_settings(None, {}, home / "project")

    assert found.check == {"select": ["AKB1"], "per-file-ignores": {"a/*": ["AKB2"]}}
    assert found.warnings == ()
    assert find_settings(str(home / "usual"), {}, home).check == {}


def test_fingerprint(home: Path) -> None:
    """What selects the notes is part of the index's stamp; where they are decides the cache folder."""
    plain = find_settings(str(home / "project"), {}, home)
    write(home / "project/aikb.toml", 'exclude = ["a"]\n')
    other = find_settings(str(home / "project"), {}, home)
    assert plain.fingerprint() != other.fingerprint()
    environ = {"AIKB_CACHE_DIR": "/y"}
    assert cache_folder(plain, environ) == cache_folder(other, environ)
    assert cache_folder(plain, environ) != cache_folder(find_settings(str(home), {}, home), environ)
