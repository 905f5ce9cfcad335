"""The screen of `aikb links`: entries with the sentence that names them, of which nothing is lost in the middle."""

from hypothesis import given
from hypothesis import strategies as st

from aikb.model import Entry
from aikb.model.links import Neighbour, Neighbours
from aikb.render.linkscreen import links
from aikb.render.width import cell_width

ENTRY = Entry("a.md#lora", "term", "note", ("LoRA",), "", "a.md", (), 3, 3, 3)
TEXTS = st.lists(st.sampled_from(["冻结", "权重", "，", "前向算 ", "Wx ", "low-rank ", "。", "…"]), max_size=60)


def _to(label: str, text: str, line: int = 1) -> Neighbour:
    return Neighbour(ENTRY, True, "b.md", line, 1, label, text)


@given(TEXTS, TEXTS, st.integers(20, 80))
def test_sentence__is_one_stretch_of_the_text_and_holds_the_link(
    before: list[str], after: list[str], width: int
) -> None:
    """However long it is and wherever the link stands in it."""
    text = "".join((*before, "LoRA", *after)).strip()
    lines = [line.plain for line in links(Neighbours(ENTRY, (_to("LoRA", text),), (), ()), width)][4:]
    shown = "".join("".join(lines).split())

    assert len(lines) <= 2
    assert all(cell_width(line) <= width for line in lines)
    assert "LoRA" in shown
    assert shown.strip("…") in "".join(text.split())


def test_links__of_one_sentence_stand_together() -> None:
    """The sentence is told once; another line that reads the same is another place."""
    found = (_to("秩", "参见 秩 · DoRA"), _to("DoRA", "参见 秩 · DoRA"), _to("秩", "参见 秩 · DoRA", 7))

    assert [line.plain for line in links(Neighbours(ENTRY, found, (), ()), 60)][3:] == [
        "1 LoRA  a.md:3",
        "2 LoRA  a.md:3",
        "  参见 秩 · DoRA",
        "3 LoRA  a.md:3",
        "  参见 秩 · DoRA",
    ]
