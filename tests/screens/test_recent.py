"""A number of the last answer is followed at the terminal that showed it, and nowhere else."""

import os
import stat
from pathlib import Path

import pytest
from terminal_session import at_terminal, unstyled


def kept(user: dict[str, str]) -> list[Path]:
    return list(Path(user["HOME"]).glob(".local/state/aikb/recent/*"))


def test_number__of_a_search_is_shown(user: dict[str, str]) -> None:
    screen = unstyled(at_terminal("aikb search 微调; echo ----; aikb show 2", user))

    assert "繁體筆記" in screen.partition("----")[2]


def test_number__in_a_pipe_nothing_is_kept(user: dict[str, str]) -> None:
    screen = at_terminal("aikb search 微调 | cat; aikb search 微调 --json | cat; aikb show 2", user)

    assert "aikb: error: no entry is called '2'" in screen
    assert kept(user) == []


def test_number__is_not_known_at_another_terminal(user: dict[str, str]) -> None:
    at_terminal("aikb search 微调", user)

    assert "no numbered results yet" in " ".join(at_terminal("aikb show 1", user).split())


def test_number__of_another_notes_folder_is_not_followed(user: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.md").write_text("# 微调\n", encoding="utf-8")

    assert "no entry is called '1'" in at_terminal(f"aikb search 微调; aikb -C {tmp_path}/other show 1", user)


def test_number__that_was_not_given_says_how_many_there_were(user: dict[str, str]) -> None:
    assert "results 1 to 2" in at_terminal("aikb search 微调; aikb show 3; aikb show 0", user)


def test_number__what_is_called_so_comes_first(user: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text("# 1\n\n一号实验\n\n# 微调\n\n二号实验\n", encoding="utf-8")
    screen = unstyled(
        at_terminal("aikb search 微调; echo ----; aikb show 1", {**user, "AIKB_DIR": f"{tmp_path}/notes"})
    )

    assert "一号实验" in screen.partition("----")[2]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"root": 1}', b'{"root": "ROOT", "ids": [1]}', b"[" * 100_000])
def test_number__a_damaged_file_is_nothing_known(damage: bytes, user: dict[str, str]) -> None:
    script = "aikb search 微调; for f in ~/.local/state/aikb/recent/*.json; do cp ~/damage $f; done; aikb show 1"
    (Path(user["HOME"]) / "damage").write_bytes(damage.replace(b"ROOT", os.fsencode(user["AIKB_DIR"])))

    assert "no numbered results yet" in " ".join(at_terminal(script, user).split())


def test_number__a_state_folder_that_cannot_be_made_stops_no_answer(user: dict[str, str]) -> None:
    (Path(user["HOME"]) / ".local").write_text("", encoding="utf-8")

    assert "error" not in at_terminal("aikb search 微调", user)


def test_number__the_file_is_the_users_alone(user: dict[str, str]) -> None:
    at_terminal("umask 000; aikb search 微调", user)
    (file,) = kept(user)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
