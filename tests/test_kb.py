"""The library's front door over a few small notes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import write_note

from aikb.base.errors import UnknownEntry
from aikb.kb import KnowledgeBase

Open = Callable[..., KnowledgeBase]


def test_kb__search_and_define(kb: KnowledgeBase) -> None:
    """An entry is found first by each of its names, in either language and any case."""
    for name in ("低秩适配", "LoRA", "low-rank adaptation", "ＬＯＲＡ"):
        assert kb.search(name).hits[0].entry.id == "glossary/finetuning.md#低秩适配"
        assert kb.define(name).senses[0].definition == "冻结原权重，只训练低秩矩阵。"
    assert kb.define("没有的词").match == "none"


def test_kb__show(kb: KnowledgeBase) -> None:
    """An entry is shown by name, id, path and line, with what stands inside it."""
    assert "it/s" in kb.show("采样器").text
    assert kb.show("topics/diffusion.md").text.count("#") == 3
    assert kb.show("lingo/slang.md:3").entry.name == "炼丹"
    with pytest.raises(UnknownEntry):
        kb.show("没有的词")


def test_kb__lists(kb: KnowledgeBase) -> None:
    """Tags, entries and notes are all there, and unclean notes are found."""
    assert {tag.tag: tag.notes for tag in kb.tags()}["图像"] == ("topics/diffusion.md",)
    assert [note.path for note in kb.notes()] == [
        *("glossary/finetuning.md", "lingo/slang.md", "plain.md", "topics/diffusion.md")
    ]
    assert {"QLoRA", "炼丹"} <= {name for entry in kb.entries() for name in entry.names}
    assert {problem.path for problem in kb.check(["plain.md"]).findings} == {"plain.md"}


def test_kb__status(kb: KnowledgeBase) -> None:
    """The status counts notes and entries, and tells why all was read."""
    first, again = kb.status(), kb.status(rebuild=True)
    assert (first.notes, first.report.added, first.report.rebuilt) == (4, 4, "no index yet")
    assert (again.entries, again.report.rebuilt) == (first.entries, "asked for")
    assert again.folder != first.folder
    assert not Path(first.folder).exists()
    assert again.size > 10_000


def test_kb__edits_are_seen(opened: Open, notes: Path) -> None:
    """Each opening sees what was written, removed and renamed since, also within one clock tick and of the same size."""
    path = notes / "lingo" / "slang.md"
    for number in range(5):
        path.write_text(f"# 行话\n\n- 黑话{number}(slang{number}): 第{number}个。\n", encoding="utf-8")
        with opened() as kb:
            assert kb.define(f"slang{number}").match == "exact"
            assert kb.define(f"slang{number - 1}").match != "exact"
    path.rename(notes / "other.md")
    with opened() as kb:
        assert kb.define("slang4").senses[0].path == "other.md"
    (notes / "other.md").unlink()
    with opened() as kb:
        assert kb.define("黑话4").match == "none"


@pytest.mark.parametrize("seconds", [-(10**9), 10**9])
def test_kb__clock(opened: Open, notes: Path, seconds: int) -> None:
    """A note stamped long ago or in the future is read again when it changes, stamped alike or not."""
    path = notes / "plain.md"
    write_note(path, "# 甲乙丙\n", age=seconds)
    with opened() as kb:
        assert kb.define("甲乙丙").match == "exact"
    write_note(path, "# 丁戊己庚\n", age=seconds)
    with opened() as kb:
        assert kb.define("丁戊己庚").match == "exact"
    stamp = path.stat()
    path.write_text("# 子丑寅卯\n", encoding="utf-8")
    # With the stamp of a file in the past nothing could tell it from the one before.
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns - (seconds > 0)))
    with opened() as kb:
        assert kb.define("子丑寅卯").match == "exact"


def test_kb__an_edit_that_hides(opened: Open, notes: Path) -> None:
    """Another text of the same size, under the same name, with the time put back: the time of the touch tells."""
    note = notes / "lingo" / "slang.md"
    with opened() as base:
        assert base.define("炼丹").match == "exact"
    before = note.stat()

    note.write_text(note.read_text(encoding="utf-8").replace("炼丹", "炼金"), encoding="utf-8")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))

    with opened() as base:
        assert base.define("炼金").names[0] == "炼金"


def test_kb__no_sync(opened: Open, notes: Path) -> None:
    """Without a sync the index answers as it is; it is only made where there is none."""
    with opened(fresh=False) as kb:
        assert kb.define("lora").match == "exact"
    write_note(notes / "new.md", "# 新词\n")
    with opened(fresh=False) as kb:
        assert kb.define("新词").match == "none"
    with opened() as kb:
        assert kb.define("新词").match == "exact"


def test_kb__names_that_are_no_text(opened: Open, notes: Path) -> None:
    """A note whose file name is no UTF-8 is read, found, shown, and seen when it changes, as is one that looks alike."""
    for number, name in enumerate((b"caf\xe9.md", b"caf\\xe9.md")):
        with open(os.fsencode(notes) + b"/" + name, "w", encoding="utf-8") as file:  # noqa: PTH123 - paths are str
            file.write(f"# 咖啡馆{number}\n")
    with opened() as kb:
        assert kb.define("咖啡馆0").senses[0].path == r"caf\xe9.md"
        assert kb.define("咖啡馆1").senses[0].path == r"caf\x5cxe9.md"
        assert kb.show(r"caf\xe9.md").entry == kb.show("caf\udce9.md").entry
        assert kb.search("\udce9 \ud800 咖啡馆").total > 0
    with open(os.fsencode(notes) + b"/caf\xe9.md", "w", encoding="utf-8") as file:  # noqa: PTH123 - a name of bytes
        file.write("# 茶馆\n")
    with opened() as kb:
        assert kb.define("茶馆").senses[0].path == r"caf\xe9.md"


def test_kb__unreadable_note(opened: Open, notes: Path) -> None:
    """A note that cannot be read is a finding, and readable again when it is."""
    (notes / "large.md").touch()
    os.truncate(notes / "large.md", 65 * 1024 * 1024)
    for _ in range(2):
        with opened() as kb:
            assert "AKB103" in {problem.rule for problem in kb.check(["large.md"]).findings}
    write_note(notes / "large.md", "# 大文件\n")
    with opened() as kb:
        assert kb.define("大文件").match == "exact"


def test_kb__no_notes_yet(opened: Open, notes: Path) -> None:
    """A folder without notes answers nothing, and says so without building the index again and again."""
    remarks: list[str] = []
    for path in [*notes.rglob("*.md")]:
        path.unlink()
    with opened(remarks=remarks) as kb:
        assert (kb.search("微调").hits, kb.define("微调").senses, kb.tags(), kb.entries()) == ((), (), [], [])
    assert remarks == [f"there are no notes in {notes} (-C DIR selects another folder)"]


def test_kb__outlook(opened: Open, notes: Path) -> None:
    """What is still to be taken in is told, and nothing is changed by asking."""
    with opened() as kb:
        kb.tags()
    write_note(notes / "new.md", "# 新\n")
    for _ in range(2):
        with opened() as kb:
            assert (kb.outlook().notes, kb.outlook().report.added) == (4, 1)


def test_kb__a_garbled_dictionary_is_compiled_anew(opened: Open, environ: dict[str, str]) -> None:
    """The dictionary that all folders share is looked through before it cuts anything for good."""
    remarks: list[str] = []
    with opened() as kb:
        kb.tags()
    shared = next(Path(environ["AIKB_CACHE_DIR"]).glob("shared/jieba-*.dict"))
    garbled = bytearray(shared.read_bytes())
    garbled[len(garbled) // 2 :] = b"\xff" * (len(garbled) - len(garbled) // 2)
    shared.unlink()  # it is linked to the one that other tests use
    shared.write_bytes(garbled)

    with opened(remarks=remarks) as kb:
        assert kb.status(rebuild=True).notes == 4
        assert kb.search("低秩适配").hits
    assert len(remarks) == 1
