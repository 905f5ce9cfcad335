"""What was mistyped, and what stands nowhere as it was typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import write_note

from aikb.kb import KnowledgeBase
from aikb.query.parse import SearchOptions
from aikb.query.spell import respell

NOTE = r"""# 绘图

- 文生图(text-to-image): 按一段文字画一张图。
- 图生图(image-to-image): 把一张图改成另一张。
- 学习率(learning rate): 一步走多远，每次迭代 (iteration) 都用它。
- 反向提示词(negative prompt): 不想画出来的东西。
- 提示词(prompt): 写给模型的话，可以给其中的词加权重。
- 反推提示词(interrogate): 由图得到描述。

## 读回

用 load\_state\_dict() 把存下的参数读回模型。

## 采样

重参数**化以**后，随机的部分不参与求导。

## 装载

先 load 一份 dict，再看 state；load 与 dict 之后还有 state。
"""


@pytest.fixture
def drawing(notes: Path, opened: Callable[..., KnowledgeBase]) -> Iterator[KnowledgeBase]:
    """A note with names that are easily mistyped."""
    write_note(notes / "drawing.md", NOTE)
    with opened() as base:
        yield base


@pytest.mark.parametrize("query", ["文生图", "图生图和文生图", "学习率", "prompt", "一张图"])
def test_what_stands_in_the_notes_is_not_corrected(drawing: KnowledgeBase, query: str) -> None:
    """Quiet cases: every word is found as it is."""
    assert drawing.search(query).corrected == ()


@pytest.mark.parametrize("query", ["three", "steep", "seven", "stale", "moved", "tables"])
def test_a_common_english_word_is_no_slip(notes: Path, opened: Callable[..., KnowledgeBase], query: str) -> None:
    """Quiet cases: the notes have a word like it, and not the word itself."""
    write_note(notes / "tree.md", "# tree\n\nA step is even; a model of a state, a scale, a label.\n")
    with opened() as base:
        assert base.search(query).corrected == ()
        assert base.define(query).match == "none"


@pytest.mark.parametrize(
    ("query", "meant"), [("treee", "tree"), ("modle", "model"), ("lable", "label"), ("staet", "state")]
)
def test_a_slip_is_corrected(notes: Path, opened: Callable[..., KnowledgeBase], query: str, meant: str) -> None:
    """What is no word is taken for the one like it."""
    write_note(notes / "tree.md", "# tree\n\nA step is even; a model of a state, a scale, a label.\n")
    with opened() as base:
        assert base.search(query).corrected == ((query, meant),)


@pytest.mark.parametrize(
    ("query", "corrected"),
    [
        ("文生图和图声图的区别", ("图声图", "图生图")),
        ("为什么说学习绿很重要", ("学习绿", "学习率")),
        ("反像提示词", ("反像提示词", "反向提示词")),
        ("learning rat", ("learning rat", "learning rate")),
    ],
)
def test_a_wrong_character_of_the_right_sound_is_put_right(
    drawing: KnowledgeBase, query: str, corrected: tuple[str, str]
) -> None:
    """In a question too, and where the wrong word stands inside of another one only."""
    found = drawing.search(query)

    assert found.corrected == (corrected,)
    assert not found.exact
    assert any(corrected[1] in hit.entry.names for hit in found.hits[:2])


def test_a_word_of_another_kind_does_not_replace_a_mistyped_one(drawing: KnowledgeBase) -> None:
    """A name of several words is meant only if each of them is near: `learning gate` is not `learning rate`."""
    assert ("learning xyte", "learning rate") not in drawing.search("learning xyte").corrected


def test_a_compound_that_stands_nowhere_is_sought_by_its_words(drawing: KnowledgeBase) -> None:
    """The lexicon knows 提示词权重 as one word; the note has both of its words."""
    found = drawing.search("提示词权重怎么写")

    assert found.hits[0].entry.name == "提示词"


def test_a_wrong_character_in_a_word_that_is_no_name(drawing: KnowledgeBase) -> None:
    """What the text has under the same sound is meant; what it has under another is not."""
    assert drawing.search("重参数画").corrected == (("重参数画", "重参数化"),)
    assert drawing.search("重参数式").corrected == ()


def test_half_of_a_short_word_is_better_than_nothing(drawing: KnowledgeBase) -> None:
    """No entry has 人工求导; one has 求导."""
    found = drawing.search("人工求导")

    assert not found.exact
    assert [hit.entry.name for hit in found.hits] == ["采样"]
    assert not drawing.search("人工求导", SearchOptions(exact=True)).hits


@pytest.mark.parametrize("query", ["load_state_dict", "load_state_dict()", '"load_state_dict"', r"load\_state\_dict"])
def test_what_markdown_escapes_is_one_word(drawing: KnowledgeBase, query: str) -> None:
    r"""`load\_state\_dict` is found as a reader sees it, before an entry with its parts."""
    found = drawing.search(query)

    assert found.exact
    assert found.hits[0].entry.name == "读回"


@pytest.mark.parametrize("query", ["数化以后", '"数化以后，随机"', "化以后"])
def test_bold_parts_no_words(drawing: KnowledgeBase, query: str) -> None:
    """A string is found as a reader sees it."""
    found = drawing.search(query, SearchOptions(exact=True))

    assert [hit.entry.name for hit in found.hits] == ["采样"]


def test_mending_leaves_text_alone(drawing: KnowledgeBase) -> None:
    """Nothing is mended where all pairs of characters stand, or no name sounds so."""
    drawing.search("图")
    for text in ("文生图和图生图", "量子纠缠", "GPU", "", "，。"):
        assert drawing._opened.answer(lambda index, text=text: respell(index, text)).changes == ()  # type: ignore[misc]
