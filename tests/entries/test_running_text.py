"""What running text explains in passing, case by case, and for any text."""

from pathlib import Path

import pytest
from entry_cases import entries_of, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from aikb.entries.mentions import mentions
from aikb.model import Mention
from aikb.names.lexicon import open_lexicon
from aikb.words.dictionary import Dictionary
from aikb.words.segment import Segmenter


@pytest.fixture(scope="module")
def segmenter(dictionary: Path, tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    """What cuts Chinese: the shipped dictionary with the words of the built-in lexicon."""
    lexicon = open_lexicon(tmp_path_factory.mktemp("lexicon"))
    return Segmenter(Dictionary(dictionary), lexicon.words())


def _found(path: str, text: str, segmenter: Segmenter) -> tuple[Mention, ...]:
    note, entries = entries_of(path, text)
    return mentions(note, entries, segmenter.cut)


def _line(mention: Mention) -> str:
    return f"{mention.line} {mention.evidence}{' =' if mention.defines else ''} {' · '.join(mention.names)}"


@pytest.mark.parametrize(("path", "given_", "expected"), read_cases("entries_mentions.md"))
def test_mentions(segmenter: Segmenter, path: str, given_: str, expected: str) -> None:
    found = _found(path, given_, segmenter)

    assert "\n".join(map(_line, found)) == expected
    assert all(name in mention.sentence for mention in found for name in mention.names[:1])


PIECES = st.sampled_from(
    [
        "莓果",
        "使用",
        "的",
        "归一",
        "（",
        "）",
        "(",
        ")",
        "GBT",
        "Great Berry Tree",
        "是指",
        "是一种",
        "全称",
        "也称",
        "，",
        "。",
        "\n",
        " ",
        "**",
        "`",
        "[",
        "](",
        "a. ",
        "is a ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text(segmenter: Segmenter, text: str) -> None:
    """Nothing raises; names are filled and differ, a line is one of the note's, and the sentence is one line."""
    for mention in _found("notes/a.md", text, segmenter):
        assert all(mention.names)
        assert len(set(mention.names)) == len(mention.names)
        assert 1 <= mention.line <= text.count("\n") + 1
        assert "\n" not in mention.sentence
