"""Which rules run, and which findings are told."""

from pathlib import Path

import pytest
from check_world import GOOD, World

from aikb.base.errors import AikbError, BadSettings
from aikb.check import RULES
from aikb.check.config import Config, read_config, with_options
from aikb.check.select import selected


def codes(**options: tuple[str, ...]) -> set[str]:
    """The codes that these options select."""
    return {rule.code for rule in selected(RULES, Config(**options))}  # type: ignore[arg-type]


def test_without_options_all_rules_run_that_are_not_optional() -> None:
    """An optional rule waits until it is named."""
    assert codes() == {rule.code for rule in RULES if not rule.optional}
    assert codes(select=("ALL",)) == {rule.code for rule in RULES}


def test_prefixes_names_and_case() -> None:
    """A rule is named by its code, the beginning of its code, or its name."""
    assert codes(select=("AKB00",)) == {f"AKB00{digit}" for digit in range(1, 10)}
    assert codes(select=("akb004", "missing-title")) == {"AKB004", "AKB006"}


def test_the_more_exact_name_counts() -> None:
    """`--select AKB004 --ignore AKB0` keeps AKB004, `--select AKB0 --ignore AKB004` does not; of equals ignoring wins."""
    assert codes(select=("AKB004",), ignore=("AKB0",)) == {"AKB004"}
    assert "AKB004" not in codes(select=("AKB0",), ignore=("AKB004",))
    assert codes(select=("AKB004",), ignore=("AKB004",)) == set()
    optional = next(rule.code for rule in RULES if rule.optional)
    assert codes(extend_select=(optional,)) == codes() | {optional}


@pytest.mark.parametrize("slip", ["AKB9", "akb0040", "", "mising-title", "*"])
def test_an_unknown_rule_is_an_error(slip: str) -> None:
    """A slip would otherwise switch off what somebody relies on."""
    with pytest.raises(AikbError, match="no rule is called"):
        codes(ignore=(slip,))


def test_a_selection_on_the_command_line_puts_aside_that_of_the_settings() -> None:
    """`--select` begins anew; `--ignore` and `--extend-select` add."""
    settings = Config(select=("AKB0",), ignore=("AKB004",), extend_select=("AKB205",))

    assert with_options(settings, select=("AKB004",))[:3] == (("AKB004",), (), ())
    assert with_options(settings, ignore=("AKB001",))[:3] == (("AKB0",), ("AKB004", "AKB001"), ("AKB205",))


def test_the_table_of_the_settings() -> None:
    """Its keys have dashes; what is wrong is told with the key and the file."""
    table = {"fail-on": "error", "per-file-ignores": {"inbox/**": ["AKB001"]}, "tags": ["LLM"]}

    assert read_config(table, "aikb.toml") == Config(
        fail_on="error", per_file_ignores=(("inbox/**", ("AKB001",)),), tags=("LLM",)
    )


@pytest.mark.parametrize(
    "table", [{"slect": []}, {"fail_on": "error"}, {"fail-on": "fatal"}, {"tags": "LLM"}, {"per-file-ignores": ["a"]}]
)
def test_a_wrong_table_is_told_with_its_key_and_file(table: dict[str, object]) -> None:
    """Nobody should have to look for what is wrong."""
    with pytest.raises(BadSettings, match=f"aikb.toml: .*check.{next(iter(table))}"):
        read_config(table, "aikb.toml")


BAD = "# 没有\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (BAD, ["AKB001"]),
        ("---\ntags: LLM\n---\n\n正文。\n", ["AKB006", "AKB007"]),
        ("---\ntags: LLM\naikb-ignore: [AKB007]\n---\n\n正文。\n", ["AKB006"]),
        ("---\ntags: LLM\naikb-ignore: missing-title, AKB007\n---\n\n正文。\n", []),
        ("---\ntags: LLM\naikb-ignore: AKB0\n---\n\n正文。\n", []),
        ("---\ntags: LLM\naikb-ignore:\n---\n\n正文。\n", []),
        ("<!-- aikb-ignore AKB001 -->\n# 没有\n", ["AKB001"]),  # the finding stands on the line of the comment
        ("# 没有 <!-- aikb-ignore AKB001 -->\n", []),
        ("# 没有 <!--aikb-ignore-->\n", []),
        ("# 没有 <!-- aikb-ignore AKB002 -->\n", ["AKB001"]),
    ],
)
def test_a_note_suppresses_findings(tmp_path: Path, text: str, left: list[str]) -> None:
    """By its metadata in the whole note, by a comment on one line."""
    world = World(tmp_path)
    world.write("a.md", text)

    assert [each[-6:] for each in world.found(select=("AKB001", "AKB006", "AKB007"))] == left


def test_a_comment_alone_on_its_line_speaks_of_the_next_text(tmp_path: Path) -> None:
    """An empty line between them does not matter; the line after that is not meant."""
    world = World(tmp_path)
    head = GOOD.format(title="甲").removesuffix("正文。\n")
    world.write("a.md", f"{head}<!-- aikb-ignore AKB108 -->\n\n零\u200b宽\n零\u200b宽\n")

    assert [each for each in world.found(select=("AKB108",)) if "a.md:7" in each] == []


def test_ignores_by_file(tmp_path: Path) -> None:
    """Globs as in .gitignore; the codes are checked."""
    world = World(tmp_path)
    world.write("inbox/a.md", BAD)
    world.write("b.md", BAD)
    ignores = (("inbox/**", ("AKB001",)),)

    assert world.found(select=("AKB001",), per_file_ignores=ignores) == ["b.md:1:1 AKB001"]
    with pytest.raises(AikbError, match="no rule is called"):
        world.found(per_file_ignores=(("*", ("AKB9",)),))
