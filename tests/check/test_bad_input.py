"""Input that is made to hurt: each run ends, says what is wrong, and leaves what it must not touch."""

import os
from pathlib import Path

import pytest
from check_world import World

DEEP = 100_000
HEAD = b"---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("data", "rules"),
    [
        (b"---\ntitle: " + b"[" * DEEP + b"\n---\n\nx\n", {"AKB008"}),
        (b"---\ntitle: x\nmore: " + b"[" * 60 + b"]" * 60 + b"\n---\n\nx\n", {"AKB008"}),
        (b"---\n" + b"".join(b" " * depth + b"a:\n" for depth in range(60)) + b"---\n\nx\n", {"AKB008"}),
        (b"---\ntitle: x\nmore: " + b"- " * 60 + b"x\n---\n\nx\n", {"AKB004"}),
        (b"---\ntitle: x\nmore:\n " + b"- " * 60 + b"x\n---\n\nx\n", {"AKB008"}),
        (b"---\ntitle: x\nmore:\n " + b"? " * 60 + b"x\n---\n\nx\n", {"AKB008"}),
        (HEAD + b"> " * DEEP + b"x\n", set()),
        (HEAD + b"- " * DEEP + b"x\n", set()),
        (HEAD + b"[" * DEEP + b"x" + b"](y)" * DEEP + b"\n", set()),
        (b"---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: x\n---\n\nx\n", {"AKB008"}),
        (b"---\na: &a [*a]\ntitle: x\n---\n\nx\n", {"AKB008"}),
        (b"---\ntitle: a\x00b\n---\n\n\x00\n", {"AKB102"}),
        (b"---\ntitle: x\ntags: [" + b"t, " * 5000 + b"t]\n---\n\nx\n", {"AKB015"}),
        (b"\xff\xfe\x00", set()),
        (bytes(range(256)) * 16, set()),
    ],
)
def test_a_hostile_note_is_a_finding(tmp_path: Path, data: bytes, rules: set[str]) -> None:
    """Never a crash of the process, whatever the bytes are; a second run says the same from memory."""
    world = World(tmp_path)
    world.write("a.md", data)
    found = world.found(select=("ALL",))
    again = world.found(select=("ALL",))

    assert rules <= {each.rsplit(" ", 1)[1] for each in found}
    assert (again, world.read) == (found, 0)


def test_a_file_larger_than_memory_is_not_read(tmp_path: Path) -> None:
    """A gigabyte (of nothing) is told by its size."""
    world = World(tmp_path)
    with (world.root / "huge.md").open("wb") as file:
        file.truncate(1 << 30)

    assert world.found() == ["huge.md:1:1 AKB103"]


def test_links_pipes_and_what_leads_outside_are_no_notes(tmp_path: Path) -> None:
    """Nothing outside the folder is read, and nobody waits for a writer."""
    world = World(tmp_path)
    secret = tmp_path / "secret.md"
    secret.write_text("# geheim\n", encoding="utf-8")
    (world.root / "out.md").symlink_to(secret)
    (world.root / "loop.md").symlink_to("loop.md")
    os.mkfifo(world.root / "pipe.md")

    assert world.check().findings().notes == 0


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name of any bytes, with line feeds and escapes, is told in a form that can be typed."""
    world = World(tmp_path)
    (world.root / os.fsdecode(b"a\xff\n\x1b.md")).write_bytes(b"# x\n")

    (found,) = world.check(select=("AKB001",)).findings().findings
    assert found.path.startswith("a\\xff")
    assert world.check(select=("AKB001",)).fix((), unsafe=True).number == 1
