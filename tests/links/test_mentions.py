"""Where names stand in text: the case file, and what holds for any text."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.utils import read_fixture_file

from aikb.links.case_rules import spellings
from aikb.links.mentions import Finder, Mention
from aikb.links.prose import Prose
from aikb.links.visible_prose import BLANK, running
from aikb.names.fold import key

CASES = Path(__file__).parents[1] / "cases" / "links_mentions.md"
NAMES = (
    "LoRA",
    "RAG",
    "微调",
    "大模型",
    "fine-tuning",
    "C",
    "C++",
    "A*",
    "f(x)",
    "GPU",
    "类",
    "模型",
    "α",
    "x|y",
    "[[",
    "深度学习",
)
PIECES = st.sampled_from(
    [
        *NAMES,
        "ＬｏＲＡ",
        "微調",
        "Fine Tuning",
        "gpus",
        " ",
        "\n",
        "\n\n",
        "-",
        "_",
        "`",
        "```\n",
        "[",
        "](",
        "]]",
        "$",
        "é",
        "İ",
        "的",
    ]
)


def finder(names: Iterable[str]) -> Finder:
    """A finder of these names."""
    written = defaultdict(list)
    for name in names:
        written[key(name)].append(name)
    return Finder({each: spellings(forms) for each, forms in written.items()})


def cases() -> list[object]:
    """The cases of the file, named by line and title."""
    return [
        pytest.param(given, expected, id=f"{line}-{title.strip().splitlines()[-1]}")
        for line, title, given, expected in read_fixture_file(CASES)
    ]


@pytest.mark.parametrize(("given", "expected"), cases())
def test_mentions(given: str, expected: str) -> None:
    """What the case file says."""
    head, _, text = given.partition("\n")
    names = [name.strip() for name in head.split(" | ")]
    own = {key(name.removeprefix("own:")) for name in names if name.startswith("own:")}
    found = finder(name.removeprefix("own:") for name in names).find(Prose(text), own)

    assert "\n".join(shown(text, mention) for mention in found) == expected.rstrip("\n")


def shown(text: str, mention: Mention) -> str:
    """What stands in the text, and its key where that is no more than its small letters."""
    written = text[mention.start : mention.end].replace("\n", "⏎")
    return written if written.lower() == mention.key else f"{written} = {mention.key}"


@given(st.lists(PIECES, max_size=30).map("".join))
def test_mention_folds_to_its_name(text: str) -> None:
    """A span has its name's key, spans do not overlap, and a name comes once."""
    found = finder(NAMES).find(Prose(text))

    assert all(key(text[mention.start : mention.end]) == mention.key for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert len({mention.key for mention in found}) == len(found)


@given(st.text())
def test_prose_keeps_offsets(text: str) -> None:
    """Running text is as long as the Markdown, differs by blanks only, and its squeezed form leads back into it."""
    prose = Prose(text)

    assert len(running(text)) == len(text) == len(prose.folded)
    assert all(after in (before, BLANK) for before, after in zip(text, prose.text, strict=True))
    for at in range(len(prose.squeezed)):
        start, end = prose.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@given(st.sampled_from([name for name in NAMES if name not in {"类", "[["}]), st.sampled_from("，。 \n"))
def test_name_alone_is_found(name: str, apart: str) -> None:
    """A name between signs is found, whatever signs it holds itself."""
    found = finder([name]).find(Prose(f"甲{apart}{name}{apart}乙"))

    assert [mention.key for mention in found] == [key(name)]
