"""Styles are opened and closed in any order, and end up on the right cells of the right lines."""

from hypothesis import given
from hypothesis import strategies as st

from aikb.render.markdown.lines import Flow, Line

STYLES = ["em", "strong", "link", "mark"]
STEPS = st.lists(st.tuples(st.sampled_from(["open", "close", "put"]), st.sampled_from(STYLES)), max_size=20)


def test_close__ends_the_style_that_is_named() -> None:
    """`*a **b* c**` closes the outer one first."""
    flow = Flow()
    flow.open("em")
    flow.put("a")
    flow.open("strong")
    flow.put("b")
    flow.close("em")
    flow.put("c")
    flow.close("strong")
    flow.put("d")

    assert flow.lines(80) == [Line("abcd", ((0, 2, "em"), (1, 3, "strong")))]


@given(STEPS)
def test_close__ends_the_innermost_of_its_kind(steps: list[tuple[str, str]]) -> None:
    """Each character has the styles that a stack, searched from its top, leaves open."""
    flow = Flow()
    stack: list[str] = []
    expected: list[list[str]] = []
    for deed, style in steps:
        if deed == "put":
            flow.put("x")
            expected.append(sorted(set(stack)))
        elif deed == "open":
            flow.open(style)
            stack.append(style)
        else:
            flow.close(style)
            if style in stack:
                del stack[len(stack) - 1 - stack[::-1].index(style)]
    marks = [mark for line in flow.lines(80) for mark in line.marks]

    found = [sorted({style for start, end, style in marks if start <= at < end}) for at in range(len(expected))]
    assert found == expected
