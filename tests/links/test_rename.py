"""Renaming: the links lead where they led, and there and back the bytes are the same."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_cases import resolver_over

from aikb.base.errors import CannotEdit
from aikb.links.keep_links import LinkKeeper, NoteChange
from aikb.links.rename import read_entries, rename_entry
from aikb.links.resolve import Resolver
from aikb.links.retarget import Place, new_targets
from aikb.links.written import find_written
from aikb.model import PLAIN, Dialect, Entry, Link
from aikb.notes.edits import apply_edits
from aikb.notes.reader import read_note
from aikb.notes.target_first import target_first

World = dict[str, bytes]

GLOSSARY = """---
title: 词典
---
- 微调(fine-tuning): 在预训练好的权重上，用少量新数据继续训练。
- LoRA(低秩适配): 冻结原权重，只训练两个小矩阵，见 [[微调]]。
- 早停: 验证误差不再下降时就停下来的做法。

## 采样器

一段说明文字。
"""
LINKS = st.sampled_from(
    [
        "[[LoRA]]",
        "[[LoRA|它]]",
        "[[低秩适配]]",
        "[[词典]]",
        "[[glossary/g#采样器]]",
        "[[g#LoRA]]",
        "[[#自己]]",
        "[[无此]]",
        "[x](glossary/g.md)",
        "[x](./glossary/g.md#lora)",
        "![图](img/a%20b.png)",
        "[x](<img/a b.png> 't')",
        "[x](LoRA)",
        "`[[LoRA]]`",
        "[x][r]",
        "https://a.b/LoRA",
        "LoRA",
        "[[早停]]",
        "| [[LoRA\\|它]] |",
        "![[a b.png|200]]",
    ]
)
TEXTS = st.lists(st.tuples(LINKS, st.sampled_from([" ", "\n", "\r\n", "\n\n", "，"])), max_size=12).map(
    lambda parts: (
        "\ufeff" * (len(parts) % 2)
        + "# 自己\n\n"
        + "".join(a + b for a, b in parts)
        + "\n\n[r]: glossary/g.md#采样器\n"
    )
)
OTHERS = ["img/a b.png"]


def resolver(world: World) -> Resolver:
    """A resolver over a few notes."""
    entries = [entry for path, data in world.items() for entry in entries_of(path, data)]
    return resolver_over(world, OTHERS, entries)


@lru_cache(maxsize=64)
def entries_of(path: str, data: bytes) -> tuple[Entry, ...]:
    """The entries of a note; kept, as one note is asked for many times."""
    return read_entries(path, data)[1]


def turned(world: World, turn: NoteChange, dialect: Dialect = PLAIN) -> World:
    """The notes after a turn, with the links kept."""
    before = resolver(world)
    there = {turn.new_path if path == turn.path else path: data for path, data in world.items()}
    there[turn.new_path] = apply_edits(world[turn.path], turn.edits)
    keeper = LinkKeeper(turn, before, resolver(there), dialect)
    return {
        turn.new_path if path == turn.path else path: apply_edits(data, keeper.edits(path, data))
        for path, data in world.items()
    }


def renamed(world: World, path: str, old: str, new: str, dialect: Dialect = PLAIN) -> World:
    """The notes with an entry renamed."""
    entry = next(entry for entry in entries_of(path, world[path]) if old in entry.names)
    done = rename_entry(path, world[path], entry, (old, new), dialect)
    assert done
    return turned(world, NoteChange(path, path, *done, entry, old, new), dialect)


def mirrored(world: World) -> World:
    """The notes with the labels of their wikilinks first."""
    return {path: target_first(data.decode()).encode() for path, data in world.items()}


def moved(world: World, old: str, new: str) -> World:
    """The notes with one of them at another path."""
    return turned(world, NoteChange(old, new, (), entries_of(old, world[old]), entries_of(new, world[old])))


def ends(world: World) -> list[list[tuple[str, int]]]:
    """Status and line of what each link of each note leads to: what renaming must not change."""
    resolve = resolver(world).resolve
    return [[(end.status, end.line) for end in map(resolve, links_of(path, data))] for path, data in world.items()]


def links_of(path: str, data: bytes) -> list[Link]:
    """The written links of a note."""
    note = read_note(path, data)
    return [link for link, _ in find_written(path, note.lines, note.body_line)]


@given(
    TEXTS,
    st.sampled_from(["LoRA", "低秩适配", "早停", "采样器", "词典", "微调"]),
    st.sampled_from(["新名字", "A.B*c", "New Name (x"]),
)
def test_renaming_there_and_back_gives_the_same_bytes(text: str, old: str, new: str) -> None:
    """Whatever links stand in the notes, and however their lines end."""
    world = {"glossary/g.md": GLOSSARY.encode(), "n.md": text.encode()}
    try:
        there = renamed(world, "glossary/g.md", old, new)
    except CannotEdit:
        return  # a name that would be read as another one

    assert there["glossary/g.md"] != world["glossary/g.md"]
    assert ends(there) == ends(world)
    assert renamed(there, "glossary/g.md", new, old) == world


@given(
    TEXTS,
    st.sampled_from(["LoRA", "低秩适配", "早停", "采样器", "词典", "微调"]),
)
def test_where_labels_come_first_renaming_writes_the_mirror_image(text: str, old: str) -> None:
    """What is changed is the same, and each link keeps the form of its notes."""
    world = {"glossary/g.md": GLOSSARY.encode(), "n.md": text.encode()}
    expected = mirrored(renamed(world, "glossary/g.md", old, "新名字"))

    assert renamed(mirrored(world), "glossary/g.md", old, "新名字", Dialect(label_first=True)) == expected


@pytest.mark.parametrize(
    ("label_first", "before", "after"),
    [
        (
            False,
            "[[Early Stop]] [[early stop|x]] [[Early Stop|Early Stop]]",
            "[[b|Early Stop]] [[b|x]] [[b|Early Stop]]",
        ),
        (
            True,
            "[[Early Stop]] [[x|early stop]] [[Early Stop|Early Stop]]",
            "[[Early Stop|b]] [[x|b]] [[Early Stop|b]]",
        ),
    ],
)
def test_a_link_that_says_a_name_still_says_it(label_first: bool, before: str, after: str) -> None:
    """It led to a file by another spelling; the file goes, and what is read stays. One with a text has that."""
    world = {"early stop.md": "一种做法。".encode(), "n.md": before.encode()}
    was, now = (entries_of(path, world["early stop.md"]) for path in ("early stop.md", "b.md"))
    turn = NoteChange("early stop.md", "b.md", (), was, now)

    assert turned(world, turn, Dialect(label_first=label_first))["n.md"].decode() == after


@given(
    TEXTS,
    st.sampled_from(["glossary/g.md", "n.md"]),
    st.sampled_from(["glossary/新 名.md", "deep/er/m(1).md", "glossary/h.md"]),
)
def test_moving_keeps_every_link(text: str, old: str, new: str) -> None:
    """A note in another folder links to what it linked to, and is linked to by whatever linked to it."""
    world = {"glossary/g.md": GLOSSARY.encode(), "n.md": text.encode()}
    try:
        there = moved(world, old, new)
    except CannotEdit:
        return

    assert ends(there) == ends(world)
    assert ends(moved(there, new, old)) == ends(world)


def test_what_links_are_written_otherwise_and_how() -> None:
    """Each in its own manner: text, title, brackets, encoding and the blanks around it stay."""
    text = "[[g]] [[ g | x ]] [[glossary/g.md#采样器]] [x](glossary/g.md 't') [y](<glossary/g.md>) [z](./glossary/g.md#lora) `[[g]]`"
    world = {"glossary/g.md": GLOSSARY.encode(), "n.md": text.encode()}
    there = moved(world, "glossary/g.md", "glossary/新 词(1).md")

    assert there["n.md"].decode() == (
        "[[新 词(1)]] [[ 新 词(1) | x ]] [[glossary/新 词(1).md#采样器]] [x](glossary/新%20词%281%29.md 't') "
        "[y](<glossary/新%20词%281%29.md>) [z](./glossary/新%20词%281%29.md#lora) `[[g]]`"
    )


def test_a_name_that_another_entry_has_is_refused_where_links_would_go_astray() -> None:
    """The message names the link."""
    world = {"glossary/g.md": GLOSSARY.encode(), "n.md": "[[LoRA]] [[早停]]".encode()}
    with pytest.raises(CannotEdit, match=r"n\.md:1:\d+ cannot be kept"):
        renamed(world, "glossary/g.md", "LoRA", "早停")


@pytest.mark.parametrize("new", ["A(B)", "甲, 乙", "# x"])
def test_a_name_that_would_be_read_as_another_is_refused(new: str) -> None:
    """Nothing is written that the notes would say otherwise."""
    entry = next(entry for entry in entries_of("glossary/g.md", GLOSSARY.encode()) if entry.name == "早停")
    with pytest.raises(CannotEdit, match="cannot be changed"):
        rename_entry("glossary/g.md", GLOSSARY.encode(), entry, ("早停", new))


@given(st.text(alphabet='ab/.#() %微"<>\\', min_size=1, max_size=12).filter(lambda path: "//" not in path))
def test_a_target_is_written_so_that_it_is_read_again(path: str) -> None:
    """Whatever signs a path has, the Markdown link that is written for it leads there."""
    link = Link("n.md", 1, 1, 1, 2, "markdown", "old.md", "", "x")
    for new, text in new_targets(link, "old.md", Place(path)):
        [again] = links_of("n.md", f"[x]({text})".encode())
        assert again.form == "url" or again.target == new.target


def test_a_name_that_led_to_a_file_stays_what_is_read() -> None:
    """`[[LoRA]]` leads to lora.md; whoever wrote it so wrote a name, which is still read once the file has another."""
    world = {
        "lora.md": b"---\ntitle: x\n---\n",
        "n.md": b"[[LoRA]] [[lora]] [[LoRA|y]]\n\n| a |\n|---|\n| [[LoRA]] |\n",
    }
    there = moved(world, "lora.md", "new.md")

    assert there["n.md"] == b"[[new|LoRA]] [[new]] [[new|y]]\n\n| a |\n|---|\n| [[new\\|LoRA]] |\n"
