"""The memory of check: what it spares, and that it never changes an answer."""

import os
import sqlite3
from pathlib import Path

import pytest
from check_world import GOOD, World

from aikb.check.memory.open import FILE


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two notes: one with a fault of its own, and one that claims the other's title."""
    made = World(tmp_path)
    made.write("a.md", "---\ntitle: LoRA\ntags: LLM\n---\n\n正文。\n")
    made.write("b.md", GOOD.format(title="LoRA"))
    return made


FOUND = ["a.md:3:7 AKB007", "b.md:2:8 AKB211"]
RULES = {"select": ("AKB007", "AKB211")}


def test_what_did_not_change_is_not_read_again(world: World) -> None:
    """The second run reads nothing and says the same; a run after one edit reads one note."""
    first = world.found(**RULES)
    read_first = world.read
    again = world.found(**RULES)
    assert (first, read_first, again, world.read) == (first, 2, first, 0)

    world.write("b.md", GOOD.format(title="QLoRA"), age=1800)
    assert [each for each in world.found(**RULES) if each.startswith("a.md")] == ["a.md:3:7 AKB007"]
    assert world.read == 1


def test_a_note_that_goes_is_forgotten_by_the_rules_across(world: World) -> None:
    """No finding speaks of a note that is no longer there."""
    both = world.found(**RULES)
    (world.root / "a.md").unlink()

    assert any("AKB211" in each for each in both)
    assert world.found(**RULES) == []


def test_other_rules_look_at_notes_that_did_not_change(world: World) -> None:
    """A rule that has not seen a note sees it, and after that the rules of both runs have."""
    assert world.found(select=("AKB007",)) == ["a.md:3:7 AKB007"]
    assert [each[-6:] for each in world.found(select=("AKB211",))]
    world.found(**RULES)

    assert world.read == 0


def test_what_a_run_is_told_to_leave_out_is_not_kept(world: World) -> None:
    """Selecting and ignoring change what is shown, not what is known."""
    everything = world.found(**RULES)

    assert world.found(select=("AKB007", "AKB211"), ignore=("AKB007",)) == [
        each for each in everything if "007" not in each
    ]
    assert world.found("b.md", **RULES) == [each for each in everything if each.startswith("b.md")]
    assert world.found(**RULES) == everything


def test_settings_that_rules_ask_for_count_at_once(world: World) -> None:
    """A key that the settings now require is missed in notes that did not change."""
    world.found()

    assert [each for each in world.found(required=("created",)) if "AKB012" in each]
    assert not [each for each in world.found() if "AKB012" in each]


@pytest.mark.parametrize("harm", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_damaged_memory_is_made_anew(world: World, harm: bytes) -> None:
    """Whatever stands where the memory was, the answer is the same, and the next one comes from memory again."""
    expected = world.found(**RULES)
    (world.cache.folder / FILE).write_bytes(harm)

    assert world.found(**RULES) == expected
    world.found(**RULES)
    assert world.found(**RULES) == expected
    assert world.read == 0


@pytest.mark.parametrize(
    "statement", ["UPDATE notes SET found = '[[1]]'", "UPDATE notes SET done = 99", "DROP TABLE facts"]
)
def test_a_memory_with_wrong_rows_is_made_anew(world: World, statement: str) -> None:
    """What was never written is not believed."""
    expected = world.found(**RULES)
    with sqlite3.connect(world.cache.folder / FILE) as db:
        db.execute(statement)
    db.close()
    world.write("c.md", GOOD.format(title="新"))

    assert world.found(**RULES) == expected


def test_a_cache_that_cannot_be_made_means_no_memory(world: World) -> None:
    """Where no folder can be made, the answer comes without memory."""
    expected = world.found(**RULES)
    world.cache.folder = world.root / "a.md" / "cache"

    assert world.found(**RULES) == expected
    assert world.read == 2


def test_another_process_that_writes_is_waited_for_or_done_without(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lock that is not given up changes no answer."""
    expected = world.found(**RULES)
    monkeypatch.setattr("aikb.check.memory.open._WAIT", 0.05)
    other = sqlite3.connect(world.cache.folder / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    world.write("a.md", GOOD.format(title="别的"), age=1800)

    assert world.found(**RULES) != expected
    other.execute("ROLLBACK")
    other.close()
    assert world.found(**RULES) == []


def test_a_change_under_the_same_time_stamp_is_seen(world: World) -> None:
    """A note written in the moment in which it was read is compared by content."""
    file = world.write("a.md", GOOD.format(title="甲"), age=0)
    world.found()
    status = file.stat()
    file.write_bytes(GOOD.format(title="1").encode())
    file.write_bytes(b"---\ntags: []\n---\n" + b"x" * (status.st_size - 17))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    assert "a.md:1:1 AKB006" in world.found()


def test_a_note_that_cannot_be_read_is_a_finding_and_a_vanished_one_is_none(world: World) -> None:
    """What is too large is said; what is gone between the look and the reading is passed over."""
    with (world.root / "large.md").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    checked = world.check().findings()

    assert [each.rule for each in checked.findings if each.path == "large.md"] == ["AKB103"]
    assert checked.notes == 3


def test_a_folder_of_lexicons_that_others_may_write_is_not_asked(world: World) -> None:
    """What stands in it is not believed, and the check goes on without it."""
    shared = world.cache.shared()
    world.write("c.md", "---\ntitle: 丙\n---\n\n先做 fine-tunning。\n")
    shared.chmod(0o777)

    assert "c.md:5:4 AKB216" in world.found()
