"""Names and places are broken between each other, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from aikb.render.pieces import flow, names, units
from aikb.render.width import cell_width

LINES = st.lists(st.text("微调abc -，", min_size=1, max_size=30), max_size=8).map(" · ".join)


@given(LINES, st.integers(8, 80), st.sampled_from([0, 2, 5]))
def test_units__keep_everything_and_fit(text: str, width: int, hanging: int) -> None:
    """The same letters in the same order, on lines of at most the width (8 cells are always left)."""
    for broken in (units(Text(text), width, hanging), flow(Text(text), width, hanging)):
        assert "".join("".join(line.plain for line in broken).split()) == "".join(text.split())
        assert all(cell_width(line.plain) <= max(width, 8 + hanging) for line in broken)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (60, ["微调 · fine-tuning · finetune"]),
        (20, ["微调 · fine-tuning ·", "finetune"]),
        (12, ["微调 ·", "fine-tuning", "· finetune"]),
        (10, ["微调 ·", "fine-tunin", "g ·", "finetune"]),
    ],
)
def test_units__break_between_names(width: int, lines: list[str]) -> None:
    assert [line.plain for line in units(names(["微调", "fine-tuning", "finetune"]), width)] == lines


def test_units__keep_the_styles() -> None:
    first, second = units(names(["微调", "LoRA"], marks=[(), [(0, 2)]]), 8)

    assert "aikb.name" in [span.style for span in first.spans]
    assert "aikb.hit" in [span.style for span in second.spans]
