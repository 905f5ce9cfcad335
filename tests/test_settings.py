"""Where the notes, the settings and the caches are found."""

from pathlib import Path

import pytest

from aikb.errors import BadSettings, NoNotesFolder
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


@pytest.mark.parametrize("text", ["", "[tool.black]\n", "not toml at all [", "# [tool.aikb]\n"])
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


def test_folder_named_outright(home: Path) -> None:
    """A settings file in a folder that is named counts; a folder that is not there is an error."""
    write(home / "project/aikb.toml", 'notes = "notes"\ninclude = ["*.txt"]\n')
    found = find_settings(str(home / "project"), {}, home)
    assert (found.root, found.include) == (home / "project" / "notes", ("*.txt",))
    for name in ("nowhere", "project/aikb.toml"):
        with pytest.raises(NoNotesFolder, match="no such folder"):
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
    ["notes = [", "notes = 1", 'include = "*.md"', "exclude = [1]", 'notes = "a\\u0000b"', "\xff"],
)
def test_bad_settings(home: Path, text: str) -> None:
    """What is no TOML, or has the wrong type, is an error that names the file."""
    (home / "project/aikb.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(BadSettings, match=r"aikb\.toml"):
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


def test_unknown_key(home: Path) -> None:
    """An unknown key is a warning, not an error: the file may be of a newer version."""
    write(home / "project/aikb.toml", 'notes = "notes"\nnoets = 1\n')
    found = find_settings(None, {}, home / "project")
    assert [warning.endswith("unknown key 'noets'") for warning in found.warnings] == [True]


def test_fingerprint(home: Path) -> None:
    """What selects the notes is part of the index's stamp; where they are decides the cache folder."""
    plain = find_settings(str(home / "project"), {}, home)
    write(home / "project/aikb.toml", 'exclude = ["a"]\n')
    other = find_settings(str(home / "project"), {}, home)
    assert plain.fingerprint() != other.fingerprint()
    environ = {"AIKB_CACHE_DIR": "/y"}
    assert cache_folder(plain, environ) == cache_folder(other, environ)
    assert cache_folder(plain, environ) != cache_folder(find_settings(str(home), {}, home), environ)
