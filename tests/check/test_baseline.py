"""Baselines: what was there before is passed over, wherever its line has gone, and as often as it was counted."""

import json
from pathlib import Path

import pytest
from check_world import World

from aikb.base.errors import AikbError
from aikb.check.baseline import read_baseline

ONE = "---\ntitle: 甲\ntags: LLM, 微调\n---\n\n正文。\n"
RULES = {"select": ("AKB007", "AKB009", "AKB108")}


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A note with one fault."""
    made = World(tmp_path)
    made.write("a.md", ONE)
    return made


def new(world: World, file: Path) -> list[str]:
    """The findings that the baseline does not know."""
    check = world.check(**RULES)
    check.pass_over(file)
    return [f"{each.path}:{each.line} {each.rule}" for each in check.findings().findings]


def test_what_is_in_the_baseline_is_passed_over(world: World, tmp_path: Path) -> None:
    """Also when its line has moved; a new fault is told."""
    file = tmp_path / "base.json"
    assert world.check(**RULES).write_baseline(file) == 1
    assert new(world, file) == []

    world.write("a.md", ONE.replace("title", "created: 2025-13-40\ntitle"), age=1800)
    assert new(world, file) == ["a.md:2 AKB009"]


def test_a_second_one_of_the_same_kind_is_new(world: World, tmp_path: Path) -> None:
    """Findings are counted: the baseline pardons as many as there were."""
    file = tmp_path / "base.json"
    world.write("b.md", "---\ntitle: 乙\n---\n\n零\u200b宽\n")
    world.check(**RULES).write_baseline(file)
    world.write("b.md", "---\ntitle: 乙\n---\n\n零\u200b宽\n\n零\u200b宽\n", age=1800)

    assert len(new(world, file)) == len([each for each in world.found(**RULES) if each.startswith("b.md")]) - 1


def test_the_same_fault_in_another_note_is_new(world: World, tmp_path: Path) -> None:
    """A baseline knows findings by their path."""
    file = tmp_path / "base.json"
    world.check(**RULES).write_baseline(file)
    world.write("b.md", ONE)

    assert new(world, file) == ["b.md:3 AKB007"]


def test_what_is_passed_over_is_not_mended(world: World, tmp_path: Path) -> None:
    """`--fix` mends what is told."""
    file = tmp_path / "base.json"
    world.check(**RULES).write_baseline(file)
    world.write("a.md", ONE.replace("title: 甲", "title: 甲\nalias: x"), age=1800)
    check = world.check(select=("AKB007", "AKB021"))
    check.pass_over(file)
    check.fix((), unsafe=False)

    assert "tags: LLM, 微调\n" in (world.root / "a.md").read_text(encoding="utf-8")


def test_writing_is_the_same_each_time_and_one_line_each(world: World, tmp_path: Path) -> None:
    """Versions of a baseline can be compared and merged."""
    file = tmp_path / "base.json"
    world.check(**RULES).write_baseline(file)
    first = file.read_text(encoding="utf-8")
    world.check(**RULES).write_baseline(file)

    assert file.read_text(encoding="utf-8") == first
    assert json.loads(first)["findings"] == [["a.md", "AKB007", "tags: LLM, 微调", 1]]
    assert '    ["a.md", "AKB007"' in first


def test_an_empty_baseline_is_one(world: World, tmp_path: Path) -> None:
    """A clean folder has a baseline too."""
    file = tmp_path / "base.json"
    (world.root / "a.md").unlink()

    assert world.check(**RULES).write_baseline(file) == 0
    assert read_baseline(file).known == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [[1]]}', "[" * 99999]
)
def test_another_file_is_neither_read_nor_overwritten(world: World, tmp_path: Path, text: str) -> None:
    """`--baseline ~/.bashrc --write-baseline` does no harm."""
    file = tmp_path / "other"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(AikbError):
        read_baseline(file)
    with pytest.raises(AikbError):
        world.check(**RULES).write_baseline(file)
    assert file.read_text(encoding="utf-8") == text
