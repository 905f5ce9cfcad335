"""What `--diff` and `--dry-run` print is a patch that git takes, and says no more than what changes."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.check.diff import unified
from aikb.check.fix import FixedNote
from aikb.notes.files import spelled

LONG = "".join(f"段落 {number}\n\n" for number in range(400))


def patched(folder: Path, mended: Iterable[FixedNote]) -> None:
    """Writes the notes as they were, has git apply the patch, and asserts that they are what mending makes of them."""
    files = {each: Path(folder, os.fsdecode(each.path)) for each in mended}
    for each, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.before)
    patch = "".join(f"{line}\n" for line in unified([_spelled(each) for each in files], exact=True))
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"]
    run = subprocess.run(
        command, cwd=folder, input=patch.encode("utf-8", "surrogateescape"), capture_output=True, check=False
    )

    assert (run.returncode, run.stderr) == (0, b"")
    assert [file.read_bytes() for file in files.values()] == [each.after for each in files]


def _spelled(each: FixedNote) -> FixedNote:
    return each._replace(path=spelled(each.path))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["完", "完\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_git_applies_it(tmp_path: Path, end: str, last: str, encoding: str) -> None:
    """Whatever ends the lines and the file, and however it is encoded; a last line feed may come or go."""
    before = "首\n" + LONG + last
    for number, after in enumerate(
        (before.replace("段落 7", "第 7 段"), "题\n" + before.rstrip("\n"), before + "又\n")
    ):
        old, new = (text.replace("\n", end).encode(encoding) for text in (before, after))
        if old != new:
            patched(tmp_path / str(number), [FixedNote("a.md", old, new)])


@pytest.mark.parametrize(
    "name",
    [
        *(
            "笔记/微调.md",
            "with blank.md",
            " a .md",
            'say "hi".md',
            "it's.md",
            "back\\slash.md",
            "tab\there.md",
            "line\nfeed.md",
        ),
        *("a\x1b[m.md", "b.md\t2024-01-01 00:00:00 +0000.md", os.fsdecode(b"\xff \xe5.md"), "-- a.md", "é 🎉.md"),
    ],
)
def test_git_finds_the_file(tmp_path: Path, name: str) -> None:
    """A path is written as git reads it."""
    patched(tmp_path, [FixedNote(name, b"a\nb\n", b"a\nc\n"), FixedNote("last.md", b"1\n", b"2\n")])


def test_only_what_changes_is_changed() -> None:
    """Blank lines between paragraphs that change stay, in a note however long."""
    before, after = LONG, LONG.replace("段落 1", "第一 ")
    patch = list(unified([FixedNote("a.md", before.encode(), after.encode())], exact=True))[2:]
    changed = sum("段落 1" in line for line in before.split("\n"))

    assert changed == 111
    assert {sign: sum(line.startswith(sign) for line in patch) for sign in "+-"} == {"+": changed, "-": changed}


def test_lines_that_come_between_leave_the_others_alone() -> None:
    """Of a stretch where much changed, with lines more than before, what stayed stays."""
    before, after = (
        LONG,
        LONG.replace("段落 22\n", "甲\n").replace("段落 24\n", "乙\n丙\n").replace("段落 26\n", "丁\n"),
    )
    patch = list(unified([FixedNote("a.md", before.encode(), after.encode())], exact=True))[2:]

    assert [line for line in patch if line[0] in "+-"] == [
        *("-段落 22", "+甲", "-段落 24", "+乙", "+丙", "-段落 26", "+丁"),
    ]


_TEXTS = st.lists(st.sampled_from(["", "甲", "乙", "丙", "\r", "b\r", "\xff"]), max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n".join(lines), "\n".join(lines) + "\n"])
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(_TEXTS, _TEXTS).filter(lambda pair: pair[0] != pair[1] and all(pair)), min_size=1, max_size=8)
)
def test_any_change_is_a_patch(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    """Lines that stand often, empty ones, none: what the patch makes is what was meant."""
    mended = [FixedNote(f"{number}.md", a.encode(), b.encode()) for number, (a, b) in enumerate(pairs)]
    patched(tmp_path_factory.mktemp("notes"), mended)
