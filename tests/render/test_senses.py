"""The screen of `aikb define`: what each sense says, how much of it is shown, and what is near."""

import pytest

from aikb.model import Definition, Entry
from aikb.render.senses import SENSE_LINES, define

PLACE = "a/lora.md:3"


def _sense(text: str) -> Entry:
    return Entry("a/lora.md#lora", "section", "note", ("LoRA",), "LoRA", "a/lora.md", ("LoRA",), 3, 9, 9, text=text)


def _lines(found: Definition, *, whole: bool = False) -> list[str]:
    return [line.plain for line in define(found, 40, whole=whole)]


@pytest.mark.parametrize(
    "text",
    ["# LoRA\nText.", "\n### LoRA\n\nText.\n", "LoRA\n====\nText.", "18.LoRA\n--\n\nText.", "Text."],
)
def test_section__is_told_without_its_heading(text: str) -> None:
    """The name stands above it already; a heading may be underlined too."""
    assert _lines(Definition("lora", "exact", ("LoRA",), (_sense(text),))) == ["LoRA", "", "Text.", PLACE]


@pytest.mark.parametrize("text", ["a | b\n--- | ---\n1 | 2", "- a\n- b", "Text.\n\n---\n\nMore."])
def test_section__without_a_heading_is_told_whole(text: str) -> None:
    """What only looks like an underlined heading is none."""
    said = " ".join(_lines(Definition("lora", "exact", ("LoRA",), (_sense(text),)))[2:-1])

    assert all(word in said for word in text.replace("|", " ").replace("-", " ").split())


@pytest.mark.parametrize(("more", "cut"), [(0, False), (3, False), (4, True)])
def test_sense__is_cut_only_where_that_spares_lines(more: int, *, cut: bool) -> None:
    """What would leave out fewer lines than it is worth is shown; what is left out is counted."""
    text = "\n".join(f"- {number}" for number in range(SENSE_LINES + more))
    found = Definition("lora", "exact", ("LoRA",), (_sense(text),))

    assert (f"… {more} more lines: --all" in _lines(found)) is cut
    assert len(_lines(found)) == 2 + SENSE_LINES + (1 if cut else more) + 1
    assert len(_lines(found, whole=True)) == 2 + SENSE_LINES + more + 1


def test_related__keeps_names_whole() -> None:
    """A name is not broken between two lines where it fits one."""
    found = Definition("lora", "exact", ("LoRA",), (_sense("Text."),), related=("低秩适配", "量化 LoRA", "LoRA alpha"))

    assert _lines(found)[4:] == ["", "related: 低秩适配 · 量化 LoRA ·", "  LoRA alpha"]
