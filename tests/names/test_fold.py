from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.names.fold import LONGEST, fold_text, key, language

CASES = read_fixture_file(Path(__file__).parent.parent / "cases" / "names_fold.md")
ANY_TEXT = st.text(st.characters(exclude_categories=()))
SPELLINGS = st.lists(
    st.sampled_from(
        'class es ies s ise isation our lled -ing 1. （1） ** " ` · — α Σ İ ſ ﬁ ㎡ … 微調 的 之 + / . 4 D ﷺ'.split(" ")
    )
    | st.sampled_from(" \u200b\n"),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(("_line", "title", "names", "keys"), CASES, ids=[case[1] for case in CASES])
def test_key(_line: int, title: str, names: str, keys: str) -> None:
    assert [key(name) for name in names.splitlines()] == keys.splitlines(), title


@pytest.mark.parametrize(
    "pair", [("C", "C++"), ("A", "A*"), ("KNN", "NN"), ("I/O", "IO"), ("4D", "D"), ("模型", "模型的")]
)
def test_key_keeps_apart(pair: tuple[str, str]) -> None:
    assert key(pair[0]) != key(pair[1])


@settings(max_examples=400, deadline=None)
@given(ANY_TEXT | SPELLINGS)
def test_key_is_its_own_key(text: str) -> None:
    """A key is total, bounded, its own key, and empty only for blank text."""
    once = key(text)
    assert key(once) == once
    assert len(once) <= LONGEST
    assert bool(once) == bool(text[:LONGEST].strip())


@settings(max_examples=300, deadline=None)
@given(ANY_TEXT | SPELLINGS)
def test_fold_text_keeps_every_offset(text: str) -> None:
    """Each character folds on its own, to one character."""
    folded = fold_text(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold_text, text))
    assert fold_text(folded) == folded


def test_fold_text_of_every_character() -> None:
    """No character at all changes the length."""
    assert all(len(fold_text("微" + chr(code))) == 2 for code in range(0x110000))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＬｏＲＡ：微調　Ｘ", "lora:微调 x"),
        ("İΣΑΣ", "iσασ"),
        ("½㎡…", "½㎡…"),
        ("Plain ASCII", "plain ascii"),
        ("⼈", "人"),
    ],
)
def test_fold_text(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [("LoRA", "en"), ("微调", "zh"), ("大模型LLM", "zh"), ("α", "en"), ("", "en"), ("，", "en"), ("𠀀", "zh")],
)
def test_language(name: str, expected: str) -> None:
    assert language(name) == expected
