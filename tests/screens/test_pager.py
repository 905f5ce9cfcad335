"""Long answers at a terminal go through the user's pager, and through nothing else."""

from pathlib import Path

import pytest
from terminal_session import at_terminal, unstyled

LONG = "\n\n".join(f"第 {number} 段。" for number in range(60))


@pytest.fixture
def environ(user: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """A user with a long and a short note."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "long.md").write_text(f"# 长\n\n{LONG}\n", encoding="utf-8")
    (tmp_path / "notes" / "short.md").write_text("# 短\n\n一句。\n", encoding="utf-8")
    return {**user, "AIKB_DIR": str(tmp_path / "notes"), "AIKB_PAGER": "sed s/^/PAGED/"}


def test_pager__gets_what_does_not_fit_the_screen(environ: dict[str, str]) -> None:
    screen = unstyled(at_terminal("aikb show long.md", environ))

    assert "PAGED第 59 段。" in screen


@pytest.mark.parametrize("command", ["aikb list", "aikb list --notes", "aikb tags", "aikb tags 长"])
def test_pager__gets_long_lists(command: str, environ: dict[str, str], tmp_path: Path) -> None:
    """What lists all there is may be any number of lines, and its end would push its beginning away."""
    for number in range(60):
        text = f"---\ntags: [长, t{number}]\n---\n# 笔记{number}\n"
        (tmp_path / "notes" / f"{number}.md").write_text(text, encoding="utf-8")

    assert unstyled(at_terminal(command, environ)).count("PAGED") >= 60


@pytest.mark.parametrize(
    "command",
    [
        "aikb show short.md",
        "aikb list",
        "aikb show long.md --no-pager",
        "aikb show long.md | cat",
        "aikb show long.md --plain",
    ],
)
def test_pager__is_not_used(command: str, environ: dict[str, str]) -> None:
    assert "PAGED" not in at_terminal(command, environ)


@pytest.mark.parametrize("named", ["AIKB_PAGER='' ", "AIKB_PAGER=cat ", "AIKB_PAGER=/nowhere/less "])
def test_pager__none_prints_all(named: str, environ: dict[str, str]) -> None:
    screen = unstyled(at_terminal(f"{named} aikb show long.md", environ))

    assert "\n第 59 段。" in screen
    assert ("cannot be started" in screen) == ("nowhere" in named)


def test_pager__aikbs_own_comes_before_the_general_one(environ: dict[str, str]) -> None:
    assert "PAGED" in at_terminal("PAGER=cat aikb show long.md", environ)
    assert "PAGED" in at_terminal("unset AIKB_PAGER; PAGER='sed s/^/PAGED/' aikb show long.md", environ)


def test_pager__is_no_shell_command(environ: dict[str, str], tmp_path: Path) -> None:
    at_terminal(f"AIKB_PAGER='cat; touch {tmp_path}/made' aikb show long.md", environ)
    at_terminal(f"AIKB_PAGER='$(touch {tmp_path}/made)' aikb show long.md", environ)

    assert not (tmp_path / "made").exists()


def test_pager__that_leaves_early_is_no_error(environ: dict[str, str]) -> None:
    screen = at_terminal("AIKB_PAGER='head -n 1' aikb show long.md; echo status $?", environ)

    assert screen.endswith("status 0\n")
    assert "Error" not in screen


def test_pager__less_is_told_to_pass_colours_unless_the_user_tells_it_otherwise(environ: dict[str, str]) -> None:
    told = "AIKB_PAGER='sh -c \"cat >/dev/null; echo LESS=$LESS LV=$LV\"' aikb show long.md"

    assert "LESS=FRX LV=-c" in at_terminal(told, environ)
    assert "LESS=-S" in at_terminal(f"export LESS=-S; {told}", environ)


def test_pager__a_name_that_cannot_be_read_is_one_error(environ: dict[str, str]) -> None:
    assert "aikb: error: the pager 'less \"' cannot be read" in at_terminal(
        "AIKB_PAGER='less \"' aikb show long.md", environ
    )
