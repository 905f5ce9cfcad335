"""What a terminal would obey becomes visible; everything else stays."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikb.render.sanitize import escaped, visible
from aikb.render.width import cell_width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("微调 LoRA 🔥 é", "微调 LoRA 🔥 é"),
        ("a\tb\nc", "a\tb\nc"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("\x00\x7f", "␀␡"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("a\u2028b", "a<U+2028>b"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
        ("\ufeffword\xadbreak", "wordbreak"),
        ("👩\u200d🔬 a\u200bb", "👩\u200d🔬 a\u200bb"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert expected == visible(text)


def test_visible__keeps_only_what_it_is_told() -> None:
    """The caller says which controls its place allows."""
    assert visible("a\tb\nc", keep="") == "a␉b␊c"


@given(st.text(st.characters(codec=None)))
def test_visible__leaves_no_control(text: str) -> None:
    shown = visible(text)

    assert not [char for char in shown if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t"]
    assert visible(shown) == shown


@given(st.text(st.characters(codec=None)))
def test_escaped__is_the_same_json(text: str) -> None:
    """A reader of the JSON gets every character back; a terminal gets none that it would obey."""
    written = escaped(json.dumps(text, ensure_ascii=False))

    assert json.loads(written) == text
    assert written.encode("utf-8")
    assert visible(written, "") == written


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0), ("LoRA", 4), ("微调", 4), ("，", 2), ("“”…", 3), ("e\u0301", 1), ("\u200b", 0), ("🔥", 2), ("⚠️", 2),
        ("👩\u200d🔬", 2), ("👍🏽", 2), ("🇨🇳", 2), ("ﾊ", 1), ("한", 2), ("\x1b", 1), ("\x9b", 4), ("\u202e", 8), ("\u3000", 2),
    ],
)  # fmt: skip
def test_cell_width(text: str, cells: int) -> None:
    assert cells == cell_width(text)
